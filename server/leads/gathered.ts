import { type Compilable, sql } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';

const begin = prepared((db: Db): Compilable => ({
  compile: () =>
    sql`
      insert into gathering ("afterLeadId") select coalesce(max(id), 0) from leads`.compile(db),
}));
const end = prepared((db) => db.deleteFrom('gathering'));

/**
 * Work that stores many leads, in the caller's transaction: the database puts them into the search
 * index and tells of them together when the work is done, instead of one by one. Until then none of
 * them is found by a search. If the work fails, the transaction has to.
 */
export async function gathered<Result>(trx: Trx, work: () => Promise<Result>): Promise<Result> {
  await begin(trx);
  const result = await work();
  await end(trx);
  return result;
}
