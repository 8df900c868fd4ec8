import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { prepared, preparedInsert } from '../db/prepared.ts';
import type { IdempotencyKeyTable } from './intake.table.ts';

/** What was answered under this key since `earliest`. */
export async function findAnswer(
  db: Db,
  key: string,
  earliest: string,
): Promise<Selectable<IdempotencyKeyTable> | undefined> {
  return (await find(db, key, earliest))[0];
}

const find = prepared((db, key: string, earliest: string) =>
  db
    .selectFrom('idempotencyKeys')
    .selectAll()
    .where('key', '=', key)
    .where('createdAt', '>=', earliest),
);
const forget = prepared((db, earliest: string) =>
  db.deleteFrom('idempotencyKeys').where('createdAt', '<', earliest),
);
const insert = preparedInsert((db, row: Insertable<IdempotencyKeyTable>) =>
  db.insertInto('idempotencyKeys').values(row),
);

/** Keeps an answer, and forgets those from before `earliest`. */
export async function keepAnswer(
  trx: Trx,
  row: Insertable<IdempotencyKeyTable>,
  earliest: string,
): Promise<void> {
  await forget(trx, earliest);
  await insert(trx, row);
}
