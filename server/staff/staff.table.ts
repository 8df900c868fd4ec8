import type { Generated } from 'kysely';
import type { Role } from '../../shared/vocabulary.ts';

export type UserTable = {
  id: string;
  name: string;
  email: string;
  emailVerified: Generated<0 | 1>;
  image: string | null;
  role: Role;
  active: Generated<0 | 1>;
  version: Generated<number>;
  createdAt: string;
  updatedAt: string;
};

export type SessionTable = {
  id: string;
  userId: string;
  token: string;
  expiresAt: string;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: string;
  updatedAt: string;
  /** The last act of a person in this session; polling does not move it. */
  lastActiveAt: string | null;
};
