import { sql } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import { firstNameKeys } from '../duplicates/same-name.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { hashReach } from './reach.ts';

type Reached = Pick<LeadRow, 'firstName' | 'email' | 'phone'>;

/**
 * Keeps, without the data, that a person is to be left alone: by each of their addresses and numbers
 * with each of their first names.
 * @param leads all of one person
 */
export async function keepStop(trx: Trx, leads: readonly Reached[]): Promise<void> {
  for (const hash of await hashesOf(trx, leads)) {
    await trx
      .insertInto('keptStops')
      .values({ hash })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

const anyStop = prepared((db) => db.selectFrom('keptStops').select('hash').limit(sql.lit(1)));
const findStops = prepared((db, hashes: string) =>
  db
    .selectFrom('keptStops')
    .select('hash')
    .where('hash', 'in', sql<string>`(select value from json_each(${hashes}))`),
);

/** Whether somebody of this name and address asked to be left alone before their data went. */
export async function isKeptStop(db: Db, lead: Reached): Promise<boolean> {
  // Mostly nobody did, and the hashes of a whole list take a while.
  if ((await anyStop(db)).length === 0) {
    return false;
  }
  const hashes = await hashesOf(db, [lead]);
  return (await findStops(db, JSON.stringify(hashes))).length > 0;
}

/** They may be contacted again. */
export async function liftKeptStop(trx: Trx, lead: Reached): Promise<void> {
  const hashes = await hashesOf(trx, [lead]);
  await trx.deleteFrom('keptStops').where('hash', 'in', hashes).execute();
}

async function hashesOf(db: Db, leads: readonly Reached[]): Promise<string[]> {
  const addresses = leads.flatMap(({ email, phone }) =>
    [email, phone].filter((each) => each !== null),
  );
  const names = new Set(leads.flatMap(({ firstName }) => firstNameKeys(firstName)));
  const hashes: string[] = [];
  for (const address of new Set(addresses)) {
    for (const name of names) {
      hashes.push(await hashReach(db, `${address} ${name}`));
    }
  }
  return hashes;
}
