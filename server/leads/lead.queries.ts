import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { prepared, preparedInsert, preparedUpdate } from '../db/prepared.ts';
import { notFound } from '../http/errors.ts';
import { maySeeLocation, ownLocations, type Principal } from '../staff/principal.ts';
import type { LeadRow, LeadTable } from './lead.table.ts';
import { newReference } from './reference.ts';

const byId = prepared((db, id: number) => db.selectFrom('leads').selectAll().where('id', '=', id));

export async function findLead(db: Db, id: number): Promise<LeadRow | undefined> {
  return (await byId(db, id))[0];
}

/** @throws HttpError 404 where there is none, or it belongs to a location that isn't theirs */
export async function visibleLead(db: Db, principal: Principal, id: number): Promise<LeadRow> {
  const lead = await findLead(db, id);
  if (!lead || !maySeeLocation(principal, lead.locationId)) {
    throw notFound('This lead');
  }
  return lead;
}

/** Those of them that this person may see, in the order of the ids. */
export async function leadsByIds(
  db: Db,
  principal: Principal,
  ids: readonly number[],
): Promise<LeadRow[]> {
  const rows = await db
    .selectFrom('leads')
    .selectAll()
    .where('id', 'in', ids)
    .where(ownLocations(principal, 'leads.locationId') ?? sql<boolean>`1 = 1`)
    .execute();
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id)).filter((row) => row !== undefined);
}

const insertUnlessTaken = preparedInsert((db, lead: Insertable<LeadTable>) =>
  db
    .insertInto('leads')
    .values(lead)
    .onConflict((conflict) => conflict.column('reference').doNothing())
    .returningAll(),
);

/**
 * Stores a new lead under a reference that no other lead has.
 * @param wanted the one it had elsewhere: it keeps that where it is free
 */
export async function insertLead(
  trx: Trx,
  lead: Omit<Insertable<LeadTable>, 'reference'>,
  wanted: string | null = null,
): Promise<LeadRow> {
  for (let reference = wanted ?? newReference(); ; reference = newReference()) {
    const [row] = await insertUnlessTaken(trx, { ...lead, reference });
    if (row) {
      return row;
    }
  }
}

const update = preparedUpdate((db, id, changes: LeadColumns) =>
  db
    .updateTable('leads')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .returningAll(),
);

type LeadColumns = Partial<Omit<LeadRow, 'id' | 'version'>>;

/** Writes the changes and counts the version up; returns the row as it is now. */
export async function updateLead(trx: Trx, id: number, changes: LeadColumns): Promise<LeadRow> {
  const [row] = await update(trx, id, changes);
  if (!row) {
    throw new Error('the lead to be changed is not there');
  }
  return row;
}

/** Every lead with this mail address, wherever it is. */
export async function leadsWithEmail(db: Db, email: string): Promise<LeadRow[]> {
  return db.selectFrom('leads').selectAll().where('email', '=', email).orderBy('id').execute();
}

/** Everybody who has this mail address or this phone number: a household, seldom more. */
const reachedBy = prepared((db, email: string | null, phone: string | null) =>
  db
    .selectFrom('leads')
    .selectAll()
    .where((eb) => eb.or([eb('email', '=', email), eb('phone', '=', phone)])),
);

/** Everybody at any location who has this mail address, phone number or reference. */
export async function leadsReachedBy(
  db: Db,
  { email, phone, reference }: Record<'email' | 'phone' | 'reference', string | null>,
): Promise<LeadRow[]> {
  const found = await reachedBy(db, email, phone);
  return reference === null ? found : [...found, ...(await byReference(db, reference))];
}

const byReference = prepared((db, reference: string) =>
  db.selectFrom('leads').selectAll().where('reference', '=', reference),
);

/**
 * Leads of a location that are still open and share the mail address or the phone number. What
 * they have to be besides is looked at here: asked of the database, it would walk all leads of
 * the location instead of the two indexes.
 */
export async function openLeadsReachedBy(
  db: Db,
  locationId: number,
  reach: { readonly email: string | null; readonly phone: string | null },
): Promise<LeadRow[]> {
  const found = await reachedBy(db, reach.email, reach.phone);
  return found
    .filter((lead) => lead.locationId === locationId && lead.mergedIntoId === null)
    .filter(({ status }) => status !== 'closed' && status !== 'infused')
    .toSorted((a, b) => a.id - b.id);
}
