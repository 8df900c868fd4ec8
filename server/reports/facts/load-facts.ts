import type { Db } from '../../db/database.ts';
import type { Places } from '../measures/scene.ts';
import { allBlocks } from './block.queries.ts';
import type { CaughtUp } from './catch-up.ts';
import { decode, encode } from './columns.ts';
import { changesSince } from './history.queries.ts';
import { knownAt } from './known-at.ts';
import { type Facts, leadSchema, lookSchema, visitSchema } from './schemas.ts';

/**
 * Everything that figures are counted from, as it stood at an instant: as it is, and where something
 * happened since, as the events until then tell it.
 * @param asOf milliseconds
 */
export async function loadFacts(
  db: Db,
  places: Places,
  { unwritten }: CaughtUp,
  asOf: number,
): Promise<Facts> {
  const stored = await allBlocks(db);
  const known = new Map([...stored.map((block) => [block.block, block] as const), ...unwritten]);
  const blocks = [...known.values()].toSorted((a, b) => a.block - b.block);
  const leads = blocks.map((block) => block.leads);
  const visits = blocks.map((block) => block.visits);
  const looks = decode(lookSchema, blocks.map((block) => block.looks));
  const facts = {
    asOf,
    leads: decode(leadSchema, leads),
    visits: decode(visitSchema, visits),
    looks,
  };
  return lookBack(db, places, facts, { leads, visits });
}

type Bytes = { readonly leads: readonly Uint8Array[]; readonly visits: readonly Uint8Array[] };

async function lookBack(db: Db, places: Places, facts: Facts, bytes: Bytes): Promise<Facts> {
  const at = new Date(facts.asOf).toISOString();
  const ids = await changedSince(db, facts, at);
  if (ids.size === 0) {
    return facts;
  }
  const then = await knownAt(db, places, [...ids], at);
  const leads = decode(leadSchema, [...bytes.leads, encode(leadSchema, then.leads)]);
  const visits = decode(visitSchema, [...bytes.visits, encode(visitSchema, then.visits)]);
  for (let lead = 0; lead < facts.leads.count; lead++) {
    if (ids.has(Number(leads.id[lead]))) {
      // It stands at the end as it was then, if it was there.
      leads.merged[lead] = 1;
    }
  }
  for (let visit = 0; visit < facts.visits.count; visit++) {
    if (ids.has(Number(visits.leadId[visit]))) {
      visits.startsAt[visit] = Number.NaN;
    }
  }
  return { ...facts, leads, visits };
}

/** The leads of which something was told, or written, after that instant. */
async function changedSince(db: Db, { leads, visits, asOf }: Facts, at: string): Promise<Set<number>> {
  const ids = new Set((await changesSince(db, at)).map(({ leadId }) => leadId));
  for (let lead = 0; lead < leads.count; lead++) {
    if (Number(leads.lastAt[lead]) > asOf) {
      ids.add(Number(leads.id[lead]));
    }
  }
  for (let visit = 0; visit < visits.count; visit++) {
    if (Number(visits.lastAt[visit]) > asOf) {
      ids.add(Number(visits.leadId[visit]));
    }
  }
  return ids;
}
