import { createHash } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import type { ApiKey } from '../../shared/records.ts';
import type { Db, Trx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import type { Resource } from '../rest/resource.ts';
import type { ApiKeyTable } from './api-key.table.ts';

type ApiKeyLine = Pick<
  Selectable<ApiKeyTable>,
  'id' | 'name' | 'prefix' | 'createdAt' | 'lastUsedAt' | 'revokedAt'
>;

/** The keys of web sites that post requests. Only admins get as far as this. */
export const apiKeys: Resource<ApiKeyLine, ApiKey> = {
  name: 'apiKeys',
  singular: 'API key',
  table: 'apiKeys',
  fields: {
    id: { type: 'integer' },
    name: { type: 'text' },
    prefix: { type: 'text' },
    createdAt: { type: 'instant' },
    lastUsedAt: { type: 'instant', nullable: true },
    revokedAt: { type: 'instant', nullable: true },
  },
  defaultSort: ['createdAt', 'DESC'],
  scope: () => null,
  toRecord: (row) => row,
};

/**
 * The id of the key, or null where it is unknown or revoked. Keys are long and random, so a
 * plain hash is enough to find one by.
 */
export async function verifyApiKey(db: Db, key: string): Promise<number | null> {
  const [row] = await byHash(db, hashApiKey(key));
  return row?.id ?? null;
}

const byHash = prepared((db, keyHash: string) =>
  db
    .selectFrom('apiKeys')
    .select('id')
    .where('keyHash', '=', keyHash)
    .where('revokedAt', 'is', null),
);

export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

export async function noteApiKeyUse(db: Db, id: number, at: string): Promise<void> {
  await db.updateTable('apiKeys').set({ lastUsedAt: at }).where('id', '=', id).execute();
}

export async function insertApiKey(trx: Trx, values: Insertable<ApiKeyTable>): Promise<number> {
  const { id } = await trx
    .insertInto('apiKeys')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function revokeApiKey(trx: Trx, id: number, at: string): Promise<void> {
  await trx.updateTable('apiKeys').set({ revokedAt: at }).where('id', '=', id).execute();
}
