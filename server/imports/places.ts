import type { ImportPlan } from '../../shared/import.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { unguardedCell } from '../leads/formula-guard.ts';
import { findImport } from './import.queries.ts';
import { parsedImport } from './parsed.ts';
import { notePlaces, wordsInColumn } from './places.queries.ts';
import { plainWord } from './row/choices.ts';

/**
 * Works out to which locations the rows of an import go, as soon as a plan says which column tells:
 * from then on only those see it who have rights at all of them.
 */
export async function findPlaces(
  ctx: Pick<Context, 'clock'>,
  trx: Trx,
  importId: number,
): Promise<void> {
  const record = await findImport(trx, importId);
  if (!record || record.plan === null) {
    return;
  }
  const { plan, named } = await parsedImport(ctx, trx, record);
  const words = await locationWords(trx, importId, plan);
  const found = words.flatMap((word) => named.locations.get(plainWord(unguardedCell(word))) ?? []);
  await notePlaces(trx, importId, [...new Set(found.map(({ id }) => id))]);
}

async function locationWords(
  trx: Trx,
  importId: number,
  { fields }: Pick<ImportPlan, 'fields'>,
): Promise<string[]> {
  const index = fields.indexOf('location');
  return index < 0 ? [] : wordsInColumn(trx, importId, index);
}
