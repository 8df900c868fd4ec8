import type { Insertable } from 'kysely';
import type { TransferTarget } from '../../shared/transfer.ts';
import type { Db, Trx } from '../db/database.ts';
import type { TransferRow, TransferTable } from './transfer.table.ts';

export async function insertTransfer(
  trx: Trx,
  transfer: Insertable<TransferTable>,
): Promise<number> {
  const { id } = await trx
    .insertInto('transfers')
    .values(transfer)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The newest offer of a lead, whatever became of it. */
export async function lastTransfer(db: Db, leadId: number): Promise<TransferRow | undefined> {
  return db
    .selectFrom('transfers')
    .selectAll()
    .where('leadId', '=', leadId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

type Answer = Pick<TransferRow, 'status' | 'answerNote' | 'answeredAt' | 'answeredById'>;

export async function answerTransfer(trx: Trx, id: number, answer: Answer): Promise<void> {
  await trx.updateTable('transfers').set(answer).where('id', '=', id).execute();
}

/** The last time a lead left one of these locations, with the name of where it went. */
export async function lastDeparture(
  db: Db,
  leadId: number,
  locationIds: readonly number[],
): Promise<{ toName: string; answeredAt: string | null; timeZone: string } | undefined> {
  if (locationIds.length === 0) {
    return undefined;
  }
  return db
    .selectFrom('transfers')
    .innerJoin('locations as target', 'target.id', 'transfers.toLocationId')
    .innerJoin('locations as origin', 'origin.id', 'transfers.fromLocationId')
    .select(['target.name as toName', 'transfers.answeredAt', 'origin.timeZone'])
    .where('transfers.leadId', '=', leadId)
    .where('transfers.status', '=', 'accepted')
    .where('transfers.fromLocationId', 'in', locationIds)
    .orderBy('transfers.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Where a lead was before it was handed over for the first time since then (an ISO instant). */
export async function locationBefore(
  db: Db,
  leadId: number,
  since: string,
): Promise<number | null> {
  const first = await db
    .selectFrom('transfers')
    .select('fromLocationId')
    .where('leadId', '=', leadId)
    .where('status', '=', 'accepted')
    .where('answeredAt', '>=', since)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return first?.fromLocationId ?? null;
}

/** Every active location: whoever hands over has to be able to name the others. */
export async function transferTargets(db: Db): Promise<TransferTarget[]> {
  return db
    .selectFrom('locations')
    .select(['id', 'name'])
    .where('active', '=', 1)
    .orderBy('name')
    .execute();
}

/** Everything kept here about a lead, for the file that its person may ask for. */
export async function transfersOf(db: Db, leadId: number): Promise<TransferRow[]> {
  return db.selectFrom('transfers').selectAll().where('leadId', '=', leadId).execute();
}

/** Leaves of an erased lead's transfers that there were some, and when. */
export async function forgetInTransfers(trx: Trx, leadId: number): Promise<void> {
  await trx
    .updateTable('transfers')
    .set({ firstName: 'Erased', lastName: 'Erased', phone: null, answerNote: null, note: null })
    .where('leadId', '=', leadId)
    .execute();
}
