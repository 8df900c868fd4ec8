import type { Insertable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { HoldTable } from './booking.table.ts';

type Hold = Insertable<HoldTable>;

/** A lead holds one time at most: a new one takes the place of the old. */
export async function putHold(trx: Trx, hold: Hold): Promise<void> {
  const { roomId, startsAt, endsAt, expiresAt } = hold;
  await trx
    .insertInto('holds')
    .values(hold)
    .onConflict((conflict) =>
      conflict.column('leadId').doUpdateSet({ roomId, startsAt, endsAt, expiresAt }),
    )
    .execute();
}

/** The lead's hold, if it has not run out at `now` (ISO). */
export async function findHold(db: Db, leadId: number, now: string) {
  return db
    .selectFrom('holds')
    .selectAll()
    .where('leadId', '=', leadId)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
}

export async function deleteHold(trx: Trx, leadId: number): Promise<void> {
  await trx.deleteFrom('holds').where('leadId', '=', leadId).execute();
}
