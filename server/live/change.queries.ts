import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import type { Change } from './live.table.ts';

const after = prepared((db, id: number, limit: number) =>
  db
    .selectFrom('changes')
    .select(['id', 'resource', 'recordId', 'version', 'locationId'])
    .where('id', '>', id)
    .orderBy('id')
    .limit(limit),
);

/** What changed after this one, oldest first, `limit` at most. */
export async function changesAfter(db: Db, id: number, limit: number): Promise<Change[]> {
  return after(db, id, limit);
}

/** 0 where nothing has changed yet. */
export async function lastChangeId(db: Db): Promise<number> {
  return edgeOf(db, 'desc');
}

/** The oldest change that is still kept; 0 where there is none. */
export async function firstChangeId(db: Db): Promise<number> {
  return edgeOf(db, 'asc');
}

async function edgeOf(db: Db, direction: 'asc' | 'desc'): Promise<number> {
  const row = await db
    .selectFrom('changes')
    .select('id')
    .orderBy('id', direction)
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** The last change older than so many seconds; 0 where all are younger. */
export async function lastIdBefore(db: Db, secondsAgo: number): Promise<number> {
  const row = await db
    .selectFrom('changes')
    .select('id')
    .where('at', '<', ago(secondsAgo))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? 0;
}

const atOnce = 2000;

/**
 * Deletes changes older than so many seconds, a bounded part of them at a time. The newest always
 * stays, so that ids go on from it.
 * @returns whether there may be more
 */
export async function pruneChanges(db: Db, secondsAgo: number): Promise<boolean> {
  const last = await lastChangeId(db);
  const old = await db
    .selectFrom('changes')
    .select(['id', sql<0 | 1>`at < ${ago(secondsAgo)}`.as('isOld')])
    .where('id', '<', last)
    .orderBy('id')
    .limit(atOnce)
    .execute();
  const youngest = old.findLast(({ isOld }) => isOld === 1);
  if (!youngest) {
    return false;
  }
  await db.deleteFrom('changes').where('id', '<=', youngest.id).execute();
  return youngest === old.at(-1) && old.length === atOnce;
}

/** SQLite's way to say when that was, by its own clock. */
function ago(seconds: number) {
  return sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ${`-${seconds} seconds`})`;
}
