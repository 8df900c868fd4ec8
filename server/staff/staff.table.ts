import type { Generated, Selectable } from 'kysely';
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
  /** Until when this person gets no new leads; null or past: here */
  awayUntil: string | null;
  /** JSON array of the languages this person speaks with patients */
  languages: Generated<string>;
  /** Whether this person wants the monthly mail; null: they haven't said */
  monthlyMail: Generated<0 | 1 | null>;
  createdAt: string;
  updatedAt: string;
};
export type UserRow = Selectable<UserTable>;

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

/** The password of a user, as better-auth keeps it (`providerId` is always `credential` here). */
export type AccountTable = {
  id: string;
  userId: string;
  accountId: string;
  providerId: string;
  password: string | null;
  createdAt: string;
  updatedAt: string;
};

/** One-time codes: `identifier` says for what and holds the code's hash, `value` for whom. */
export type VerificationTable = {
  id: string;
  identifier: string;
  value: string;
  expiresAt: string;
  createdAt: string;
  updatedAt: string;
};
