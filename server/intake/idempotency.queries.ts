import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { IdempotencyKeyTable } from './intake.table.ts';

/** What was answered under this key since `earliest`. */
export async function findAnswer(
  db: Db,
  key: string,
  earliest: string,
): Promise<Selectable<IdempotencyKeyTable> | undefined> {
  return db
    .selectFrom('idempotencyKeys')
    .selectAll()
    .where('key', '=', key)
    .where('createdAt', '>=', earliest)
    .executeTakeFirst();
}

/** Keeps an answer, and forgets those from before `earliest`. */
export async function keepAnswer(
  trx: Trx,
  row: Insertable<IdempotencyKeyTable>,
  earliest: string,
): Promise<void> {
  await trx.deleteFrom('idempotencyKeys').where('createdAt', '<', earliest).execute();
  await trx.insertInto('idempotencyKeys').values(row).execute();
}
