import { sql } from 'kysely';
import type { LeadInShort } from '../../shared/duplicates.ts';
import type { Db, Trx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import type { Reach } from '../leads/lead.queries.ts';
import { ownLocations, type Viewer } from '../staff/principal.ts';

/** Of a name that many share only the newest are looked at. */
const mostPerKey = 40;
const mostReached = 100;

const byKey = prepared((db, key: string, limit: number) =>
  db
    .selectFrom('nameKeys')
    .select('leadId')
    .where('key', '=', key)
    .orderBy('leadId', 'desc')
    .limit(limit),
);

const byEmail = prepared((db, email: string, limit: number) =>
  db.selectFrom('leads').select('id').where('email', '=', email).orderBy('id', 'desc').limit(limit),
);

const byPhone = prepared((db, phone: string, limit: number) =>
  db.selectFrom('leads').select('id').where('phone', '=', phone).orderBy('id', 'desc').limit(limit),
);

/** The ids of leads that share the mail address, the phone number or a key of the name. */
export async function candidateIds(
  db: Db,
  { email, phone }: Reach,
  keys: readonly string[],
): Promise<number[]> {
  const ids = new Set<number>();
  const mailed = email === null ? [] : await byEmail(db, email, mostReached);
  const called = phone === null ? [] : await byPhone(db, phone, mostReached);
  for (const { id } of [...mailed, ...called]) {
    ids.add(id);
  }
  for (const key of keys) {
    for (const { leadId } of await byKey(db, key, mostPerKey)) {
      ids.add(leadId);
    }
  }
  return [...ids];
}

export const inShort = [
  'id',
  'reference',
  'firstName',
  'lastName',
  'phone',
  'email',
  'language',
  'status',
  'closeReason',
  'locationId',
  'requestedAt',
  'contactStop',
] as const satisfies readonly (keyof LeadInShort)[];

/**
 * Those of the leads that stand for themselves: not merged into another one. The ids are one value, so
 * that the query is the same for any number of them; without the plus SQLite would walk through all
 * leads that were not merged instead of looking up a hundred.
 * @param viewer without: wherever they are
 */
export async function leadsInShort(
  db: Db,
  ids: readonly number[],
  viewer?: Viewer,
): Promise<LeadInShort[]> {
  if (ids.length === 0) {
    return [];
  }
  const own = viewer && ownLocations(viewer, 'leads.locationId');
  return db
    .selectFrom('leads')
    .select(inShort)
    .where('id', 'in', sql<number>`(select value from json_each(${JSON.stringify(ids)}))`)
    .where(sql`+"mergedIntoId"`, 'is', null)
    .where(own ?? sql<boolean>`1 = 1`)
    .execute();
}

/** Keeps by what a lead's name is found again, in place of what was kept before. */
export async function replaceKeys(
  trx: Trx,
  leadId: number,
  keys: readonly string[],
): Promise<void> {
  await trx.deleteFrom('nameKeys').where('leadId', '=', leadId).execute();
  if (keys.length > 0) {
    await trx
      .insertInto('nameKeys')
      .values(keys.map((key) => ({ key, leadId })))
      .execute();
  }
}
