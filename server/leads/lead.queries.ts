import { sql } from 'kysely';
import type { Insertable, Updateable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { notFound } from '../http/errors.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import type { LeadRow, LeadTable } from './lead.table.ts';
import { newReference } from './reference.ts';

export async function findLead(db: Db, id: number): Promise<LeadRow | undefined> {
  return db.selectFrom('leads').selectAll().where('id', '=', id).executeTakeFirst();
}

/** @throws HttpError 404 where there is none, or it belongs to a location that isn't theirs */
export async function visibleLead(db: Db, principal: Principal, id: number): Promise<LeadRow> {
  const lead = await findLead(db, id);
  if (!lead || !maySeeLocation(principal, lead.locationId)) {
    throw notFound('This lead');
  }
  return lead;
}

/** Stores a new lead under a reference that no other lead has. */
export async function insertLead(
  trx: Trx,
  lead: Omit<Insertable<LeadTable>, 'reference'>,
): Promise<LeadRow> {
  for (;;) {
    const row = await trx
      .insertInto('leads')
      .values({ ...lead, reference: newReference() })
      .onConflict((conflict) => conflict.column('reference').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (row) {
      return row;
    }
  }
}

/** Writes the changes and counts the version up; returns the row as it is now. */
export async function updateLead(
  trx: Trx,
  id: number,
  changes: Updateable<LeadTable>,
): Promise<LeadRow> {
  return trx
    .updateTable('leads')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Leads of a location that are still open and share the mail address or the phone number. */
export async function openLeadsReachedBy(
  db: Db,
  locationId: number,
  reach: { readonly email: string | null; readonly phone: string | null },
): Promise<LeadRow[]> {
  const { email, phone } = reach;
  if (email === null && phone === null) {
    return [];
  }
  return db
    .selectFrom('leads')
    .selectAll()
    .where('locationId', '=', locationId)
    .where('status', 'not in', ['closed', 'infused'])
    .where('mergedIntoId', 'is', null)
    .where((eb) =>
      eb.or([
        ...(email === null ? [] : [eb('email', '=', email)]),
        ...(phone === null ? [] : [eb('phone', '=', phone)]),
      ]),
    )
    .orderBy('id')
    .execute();
}
