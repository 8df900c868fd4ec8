import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../db/database.ts';
import type { Places } from '../measures/scene.ts';
import {
  type Block,
  blockOf,
  deleteNotes,
  findBlock,
  latestNote,
  notedAfter,
  putBlock,
  staleNotes,
} from './block.queries.ts';
import { decode, encode } from './column-bytes.ts';
import { rowAt, type RowOf, type Schema } from './columns.ts';
import { survivorsOf } from './history.queries.ts';
import { type KnownFacts, knownNow } from './known-at.ts';
import { leadSchema, lookSchema, visitSchema } from './schemas.ts';

/** So many notes a transaction: others write between two. */
const notesAtOnce = 2000;

export type CaughtUp = {
  /** Blocks that could not be written (a full disk): they count instead of those that are stored. */
  readonly unwritten: ReadonlyMap<number, Block>;
};

/**
 * Works out anew the facts of all leads that have changed and puts them into their blocks. Where
 * nothing can be written the figures are true all the same, and the next time it is tried again.
 * @param isPassing whether a failure to write is one that passes (a full disk)
 */
export async function catchUp(
  db: Db,
  places: Places,
  isPassing: (error: unknown) => boolean,
): Promise<CaughtUp> {
  const unwritten = new Map<number, Block>();
  let after = 0;
  for (;;) {
    const notes = await staleNotes(db, after, notesAtOnce);
    const last = notes.at(-1);
    if (!last) {
      return { unwritten };
    }
    const changed = await changedFacts(db, places, notes);
    // What one time couldn't write is told in the same order the next time.
    const outcome = unwritten.size === 0 ? await tryToWrite(db, changed, isPassing) : 'failed';
    if (outcome === 'failed') {
      for (const block of await patchedBlocks(db, changed, unwritten)) {
        unwritten.set(block.block, block);
      }
    }
    after = outcome === 'outdated' ? 0 : last.id;
  }
}

type Notes = Awaited<ReturnType<typeof staleNotes>>;

/** Some leads that were noted, their facts as they are now, and the last note that these know of. */
type Changed = {
  readonly notes: Notes;
  readonly ids: readonly number[];
  readonly known: KnownFacts;
  readonly latest: number;
};

async function changedFacts(db: Db, places: Places, notes: Notes): Promise<Changed> {
  const noted = notes.map(({ leadId }) => leadId);
  // What happens to a part of a lead happens to the lead.
  const ids = [...new Set([...noted, ...(await survivorsOf(db, noted))])];
  const latest = await latestNote(db);
  return { notes, ids, latest, known: await knownNow(db, places, ids) };
}

/**
 * Whoever else writes (an erasure, the command that works all out anew) does so before or after, never
 * in between: the blocks are read again here, leads that have changed meanwhile are left to the next
 * time, and where the oldest notes are no longer those that were read, somebody else has done it.
 */
async function tryToWrite(
  db: Db,
  changed: Changed,
  isPassing: (error: unknown) => boolean,
): Promise<'written' | 'outdated' | 'failed'> {
  const { notes, ids, latest } = changed;
  try {
    return await db.transaction().execute(async (trx) => {
      const oldest = await staleNotes(trx, 0, notes.length);
      if (!isDeepStrictEqual(oldest, notes)) {
        return 'outdated';
      }
      const again = await notedAfter(trx, latest);
      const still = { ...changed, ids: ids.filter((id) => !again.has(id)) };
      for (const block of await patchedBlocks(trx, still, new Map())) {
        await putBlock(trx, block);
      }
      await deleteNotes(trx, notes.at(-1)?.id ?? 0);
      return 'written';
    });
  } catch (error) {
    if (!isPassing(error)) {
      throw error;
    }
    return 'failed';
  }
}

/** The blocks of some leads with their facts. */
async function patchedBlocks(
  db: Db,
  { ids, known }: Changed,
  unwritten: ReadonlyMap<number, Block>,
): Promise<Block[]> {
  const blocks: Block[] = [];
  for (const [block, some] of Map.groupBy(ids, blockOf)) {
    const old = unwritten.get(block) ?? (await findBlock(db, block));
    blocks.push(patched(block, old, new Set(some), known));
  }
  return blocks;
}

function patched(
  block: number,
  old: Block | undefined,
  ids: ReadonlySet<number>,
  { leads, visits, looks }: KnownFacts,
): Block {
  const isHere = (id: number | null) => id !== null && ids.has(id);
  return {
    block,
    leads: patch(leadSchema, old?.leads, ({ id }) => isHere(id), leads),
    visits: patch(visitSchema, old?.visits, ({ leadId }) => isHere(leadId), visits),
    looks: patch(lookSchema, old?.looks, ({ leadId }) => isHere(leadId), looks),
  };
}

/** Rows of the old bytes that are not about these leads, and theirs. */
function patch<S extends Schema>(
  schema: S,
  old: Uint8Array | undefined,
  isTheirs: (row: RowOf<S>) => boolean,
  rows: readonly RowOf<S>[],
): Uint8Array {
  return encode(schema, [
    ...rowsIn(schema, old).filter((row) => !isTheirs(row)),
    ...rows.filter(isTheirs),
  ]);
}

function rowsIn<S extends Schema>(schema: S, bytes: Uint8Array | undefined): RowOf<S>[] {
  if (!bytes) {
    return [];
  }
  const columns = decode(schema, [bytes]);
  return Array.from({ length: columns.count }, (_row, index) => rowAt(schema, columns, index));
}
