import type { Generated } from 'kysely';

export type ApiKeyTable = {
  id: Generated<number>;
  name: string;
  prefix: string;
  /** SHA-256 of the key, hex */
  keyHash: string;
  createdAt: string;
  createdById: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
};
