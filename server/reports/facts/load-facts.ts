import type { Db } from '../../db/database.ts';
import type { Places } from '../measures/scene.ts';
import { allBlocks } from './block.queries.ts';
import type { CaughtUp } from './catch-up.ts';
import { decode, encode } from './column-bytes.ts';
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
  const looks = blocks.map((block) => block.looks);
  const facts = {
    asOf,
    leads: decode(leadSchema, leads),
    visits: decode(visitSchema, visits),
    looks: decode(lookSchema, looks),
  };
  return lookBack(db, places, facts, { leads, visits, looks });
}

type Bytes = Readonly<Record<'leads' | 'visits' | 'looks', readonly Uint8Array[]>>;

/** So many leads at once: of each the whole history is read. */
const leadsAtOnce = 5000;

async function lookBack(db: Db, places: Places, facts: Facts, bytes: Bytes): Promise<Facts> {
  const at = new Date(facts.asOf).toISOString();
  const changed = await changedSince(db, facts, at);
  if (changed.size === 0) {
    return facts;
  }
  const asked = askedUntil(facts, changed);
  const parts = { leads: [...bytes.leads], visits: [...bytes.visits], looks: [...bytes.looks] };
  const moved = new Set<number>();
  for (let from = 0; from < asked.length; from += leadsAtOnce) {
    const then = await knownAt(db, places, asked.slice(from, from + leadsAtOnce), at);
    parts.leads.push(encode(leadSchema, then.leads));
    parts.visits.push(encode(visitSchema, then.visits));
    parts.looks.push(encode(lookSchema, then.looks));
    then.looks.forEach(({ id }) => moved.add(Number(id)));
  }
  const leads = decode(leadSchema, parts.leads);
  const visits = decode(visitSchema, parts.visits);
  const looks = decode(lookSchema, parts.looks);
  // What is there now stands aside for what is at the end: how it was then, if it was.
  for (let lead = 0; lead < facts.leads.count; lead++) {
    if (changed.has(Number(leads.id[lead]))) {
      leads.merged[lead] = 1;
    }
  }
  for (let visit = 0; visit < facts.visits.count; visit++) {
    if (changed.has(Number(visits.leadId[visit]))) {
      visits.startsAt[visit] = Number.NaN;
    }
  }
  for (let look = 0; look < facts.looks.count; look++) {
    if (moved.has(Number(looks.id[look]))) {
      looks.at[look] = Number.NaN;
    }
  }
  return { ...facts, leads, visits, looks };
}

/** Whoever asked later was not there; of the others the events are read. */
function askedUntil({ leads, asOf }: Facts, changed: ReadonlySet<number>): number[] {
  const ids: number[] = [];
  for (let lead = 0; lead < leads.count; lead++) {
    const id = Number(leads.id[lead]);
    if (changed.has(id) && Number(leads.requestedAt[lead]) <= asOf) {
      ids.push(id);
    }
  }
  return ids;
}

/** The leads of which something was told, or written, after that instant. */
async function changedSince(
  db: Db,
  { leads, visits, asOf }: Facts,
  at: string,
): Promise<Set<number>> {
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
