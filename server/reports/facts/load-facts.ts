import type { Db } from '../../db/database.ts';
import type { Places } from '../measures/scene.ts';
import { allBlocks } from './block.queries.ts';
import type { CaughtUp } from './catch-up.ts';
import { decode, encode } from './column-bytes.ts';
import type { Column } from './columns.ts';
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
  putAside(leads.merged, 1, leads.id.subarray(0, facts.leads.count), changed);
  putAside(visits.startsAt, Number.NaN, visits.leadId.subarray(0, facts.visits.count), changed);
  putAside(looks.at, Number.NaN, looks.id.subarray(0, facts.looks.count), moved);
  return { ...facts, leads, visits, looks };
}

/** Writes a value where a column of ids has one of some ids. */
function putAside(
  column: Column,
  value: number,
  idColumn: Int32Array,
  ids: ReadonlySet<number>,
): void {
  for (let place = 0; place < idColumn.length; place++) {
    if (ids.has(Number(idColumn[place]))) {
      column[place] = value;
    }
  }
}

/** Whoever asked later was not there; of the others the events are read. */
function askedUntil({ leads, asOf }: Facts, changed: ReadonlySet<number>): number[] {
  const { id: ids, requestedAt, count } = leads;
  const asked: number[] = [];
  for (let lead = 0; lead < count; lead++) {
    const id = Number(ids[lead]);
    if (changed.has(id) && Number(requestedAt[lead]) <= asOf) {
      asked.push(id);
    }
  }
  return asked;
}

/** The leads of which something was told, or written, after that instant. */
async function changedSince(
  db: Db,
  { leads, visits, asOf }: Facts,
  at: string,
): Promise<Set<number>> {
  const ids = new Set((await changesSince(db, at)).map(({ leadId }) => leadId));
  addLater(ids, leads.id, leads.lastAt, asOf);
  addLater(ids, visits.leadId, visits.lastAt, asOf);
  return ids;
}

function addLater(ids: Set<number>, idColumn: Int32Array, at: Float64Array, asOf: number): void {
  for (let place = 0; place < at.length; place++) {
    if (Number(at[place]) > asOf) {
      ids.add(Number(idColumn[place]));
    }
  }
}
