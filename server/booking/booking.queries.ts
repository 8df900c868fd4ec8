import type { Insertable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { preparedInsert } from '../db/prepared.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { AvailabilityShownTable, BookingLinkTable } from './booking.table.ts';

const insertLink = preparedInsert((db, link: Insertable<BookingLinkTable>) =>
  db.insertInto('bookingLinks').values(link),
);

export async function insertBookingLink(
  trx: Trx,
  link: Insertable<BookingLinkTable>,
): Promise<void> {
  await insertLink(trx, link);
}

/**
 * The lead whose link has this hash and is neither expired nor revoked at `now`; where it was
 * merged, the one into which.
 */
export async function leadByTokenHash(
  db: Db,
  tokenHash: string,
  now: string,
): Promise<LeadRow | undefined> {
  return db
    .selectFrom('bookingLinks')
    .innerJoin('leads as linked', 'linked.id', 'bookingLinks.leadId')
    .innerJoin('leads', (join) =>
      join.on('leads.id', '=', (eb) => eb.fn.coalesce('linked.mergedIntoId', 'linked.id')),
    )
    .selectAll('leads')
    .where('bookingLinks.tokenHash', '=', tokenHash)
    .where('bookingLinks.expiresAt', '>', now)
    .where('bookingLinks.revokedAt', 'is', null)
    .executeTakeFirst();
}

export async function insertAvailabilityShown(
  trx: Trx,
  shown: Insertable<AvailabilityShownTable>,
): Promise<void> {
  await trx.insertInto('availabilityShown').values(shown).execute();
}
