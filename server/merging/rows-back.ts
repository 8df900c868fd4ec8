import type { Trx } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import { findLocation } from '../locations/location.queries.ts';
import { movedTables } from './merging.table.ts';
import { giveRows, type Kept, keptRows, putRowBack, rowsSince } from './rows.queries.ts';
import type { Split } from './split.ts';

/** Visits and mails that are the other lead's again. */
export type Returned = {
  readonly appointments: readonly number[];
  readonly emails: readonly number[];
};

/**
 * Rows go back to the lead they came from, as they are now; what was made since goes where it shall.
 * @throws HttpError 409 where a visit that is booked would be with a lead of another location
 */
export async function giveBackRows(trx: Trx, split: Split): Promise<Returned> {
  if (split.laterToFrom) {
    await requireSamePlace(trx, split);
    await giveLater(trx, split);
  }
  const kept = await keptRows(trx, split.merge.id);
  for (const row of kept) {
    await putRowBack(trx, row);
  }
  const returned = kept.filter(({ leadId }) => leadId === split.from.id);
  for (const table of movedTables) {
    await giveRows(trx, table, idsOf(returned, table), split.from.id);
  }
  return { appointments: idsOf(returned, 'appointments'), emails: idsOf(returned, 'emails') };
}

function idsOf(rows: readonly Kept[], table: Kept['tableName']): number[] {
  return rows.filter(({ tableName }) => tableName === table).map(({ rowId }) => rowId);
}

async function giveLater(trx: Trx, { from, into, marks }: Split): Promise<void> {
  for (const table of [...movedTables, 'bookingLinks'] as const) {
    await giveRows(trx, table, await rowsSince(trx, table, into.id, marks), from.id);
  }
}

/** All that is written to a person names the place of their lead. */
async function requireSamePlace(trx: Trx, { from, into, marks }: Split): Promise<void> {
  if (from.locationId === into.locationId) {
    return;
  }
  const later = await rowsSince(trx, 'appointments', into.id, marks);
  const booked =
    later.length > 0 &&
    (await trx
      .selectFrom('appointments')
      .select('id')
      .where('id', 'in', later)
      .where('status', '=', 'booked')
      .executeTakeFirst());
  if (booked) {
    const place = (await findLocation(trx, into.locationId))?.name ?? 'its location';
    const message = `A visit at ${place} was booked since: what came since has to stay there.`;
    throw new HttpError(409, 'merge.elsewhere', message);
  }
}
