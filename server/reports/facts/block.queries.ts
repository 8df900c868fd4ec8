import { sql } from 'kysely';
import type { Db, Trx } from '../../db/database.ts';
import type { ReportBlockTable } from '../report.table.ts';

export type Block = ReportBlockTable;

/** Leads that lie in one block; their ids are in a row. */
export const blockSize = 4096;
export const blockOf = (leadId: number) => Math.floor(leadId / blockSize);

/** All blocks, in the order of their leads. */
export async function allBlocks(db: Db): Promise<Block[]> {
  return db.selectFrom('reportBlocks').selectAll().orderBy('block').execute();
}

export async function findBlock(db: Db, block: number): Promise<Block | undefined> {
  return db.selectFrom('reportBlocks').selectAll().where('block', '=', block).executeTakeFirst();
}

export async function putBlock(trx: Trx, { block, ...parts }: Block): Promise<void> {
  await trx
    .insertInto('reportBlocks')
    .values({ block, ...parts })
    .onConflict((conflict) => conflict.column('block').doUpdateSet(parts))
    .execute();
}

/** The oldest notes of leads whose facts may no longer be true. */
export async function staleNotes(
  db: Db,
  after: number,
  limit: number,
): Promise<{ readonly id: number; readonly leadId: number }[]> {
  return db
    .selectFrom('staleFacts')
    .select(['id', 'leadId'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** The id of the last note; 0: there is none. */
export async function latestNote(db: Db): Promise<number> {
  const row = await db
    .selectFrom('staleFacts')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** The leads that were noted after a note. */
export async function notedAfter(trx: Trx, after: number): Promise<Set<number>> {
  const rows = await trx
    .selectFrom('staleFacts')
    .select('leadId')
    .where('id', '>', after)
    .execute();
  return new Set(rows.map(({ leadId }) => leadId));
}

export async function deleteNotes(trx: Trx, upTo: number): Promise<void> {
  await trx.deleteFrom('staleFacts').where('id', '<=', upTo).execute();
}

export async function countNotes(db: Db): Promise<number> {
  const { notes } = await db
    .selectFrom('staleFacts')
    .select((eb) => eb.fn.countAll<number>().as('notes'))
    .executeTakeFirstOrThrow();
  return notes;
}

/** Everything is worked out anew. */
export async function forgetFacts(trx: Trx): Promise<void> {
  await trx.deleteFrom('reportBlocks').execute();
  await trx.deleteFrom('staleFacts').execute();
  await sql`insert into "staleFacts" ("leadId") select id from leads order by id`.execute(trx);
}

/**
 * Nothing that was kept of these leads stays, also where nobody asks for a report again: the blocks
 * go, and are made anew from what is left of them.
 */
export async function forgetInReports(trx: Trx, leadIds: readonly number[]): Promise<void> {
  for (const block of new Set(leadIds.map(blockOf))) {
    await trx.deleteFrom('reportBlocks').where('block', '=', block).execute();
    await sql`
      insert into "staleFacts" ("leadId")
      select id from leads where id >= ${block * blockSize} and id < ${(block + 1) * blockSize}
      order by id`.execute(trx);
  }
}
