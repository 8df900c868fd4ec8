import type { Db } from '../../db/database.ts';
import type { Places } from '../measures/scene.ts';
import {
  type Block,
  blockOf,
  deleteNotes,
  findBlock,
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
    after = last.id;
    const ids = notes.map(({ leadId }) => leadId);
    const blocks = await blocksOf(db, places, ids, unwritten);
    try {
      await write(db, blocks, last.id, unwritten.size === 0);
    } catch (error) {
      if (!isPassing(error)) {
        throw error;
      }
      blocks.forEach((block) => unwritten.set(block.block, block));
    }
  }
}

/** What one note couldn't tell in order is told once all before it is written. */
async function write(
  db: Db,
  blocks: readonly Block[],
  upTo: number,
  inOrder: boolean,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const block of blocks) {
      await putBlock(trx, block);
    }
    if (inOrder) {
      await deleteNotes(trx, upTo);
    }
  });
}

/** The blocks of some leads with their facts as they are now. */
async function blocksOf(
  db: Db,
  places: Places,
  changed: readonly number[],
  unwritten: ReadonlyMap<number, Block>,
): Promise<Block[]> {
  // What happens to a part of a lead happens to the lead.
  const ids = [...new Set([...changed, ...(await survivorsOf(db, changed))])];
  const known = await knownNow(db, places, ids);
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
