import { sql } from 'kysely';
import type { Compilable, Insertable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { prepared, preparedInsert, preparedUpdate } from '../db/prepared.ts';
import { HttpError, notFound } from '../http/errors.ts';
import { maySeeLocation, ownLocations, type Principal } from '../staff/principal.ts';
import { handedOver } from '../transfers/handed-over.ts';
import { nextId } from './last-ids.queries.ts';
import type { LeadRow, LeadTable } from './lead.table.ts';
import { newReference } from './reference.ts';

const byId = prepared((db, id: number) => db.selectFrom('leads').selectAll().where('id', '=', id));

export async function findLead(db: Db, id: number): Promise<LeadRow | undefined> {
  return (await byId(db, id))[0];
}

/**
 * The lead that somebody wants to do something about.
 * @throws HttpError 404 where there is none, or it belongs to a location that isn't theirs; 409 where
 *   its data were erased: nothing is done about it any more
 */
export async function visibleLead(db: Db, principal: Principal, id: number): Promise<LeadRow> {
  const lead = await seenLead(db, principal, id);
  if (lead.erasedAt !== null) {
    throw new HttpError(409, 'lead.erased', 'The data of this person were erased.');
  }
  return lead;
}

/**
 * @throws HttpError 404 where there is none, or it belongs to a location that isn't theirs; says where
 *   it went if it was theirs
 */
export async function seenLead(db: Db, principal: Principal, id: number): Promise<LeadRow> {
  const lead = await findLead(db, id);
  if (!lead || !maySeeLocation(principal, lead.locationId)) {
    throw (await handedOver(db, principal, id)) ?? notFound('This lead');
  }
  return lead;
}

/**
 * The same, to write to it.
 * @throws HttpError 404, or 409 where it was merged into another; says into which
 */
export async function writableLead(db: Db, principal: Principal, id: number): Promise<LeadRow> {
  const lead = await visibleLead(db, principal, id);
  if (lead.mergedIntoId !== null) {
    throw await isMerged(db, principal, lead.mergedIntoId);
  }
  return lead;
}

/** Names the lead that stays only to those who may see it. */
async function isMerged(db: Db, principal: Principal, intoId: number): Promise<HttpError> {
  const into = await findLead(db, intoId);
  const name =
    into && maySeeLocation(principal, into.locationId)
      ? `${into.reference}, ${into.firstName} ${into.lastName}. Go on there`
      : 'a lead of another location. Nothing is to be done here any more';
  return new HttpError(409, 'lead.merged', `This lead was merged into ${name}.`);
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
    .values({ id: nextId('leads'), ...lead })
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

export type Reach = { readonly email: string | null; readonly phone: string | null };

/** A household, seldom more; of a number that half the town gives, the newest. */
const mostReached = 100;

/** One question of two parts: nearly everything that comes in asks it. */
const byReach = prepared((db, email: string | null, phone: string | null): Compilable<LeadRow> => ({
  compile: () =>
    sql<LeadRow>`
      select * from (
        select * from leads where email = ${email} order by id desc limit ${sql.lit(mostReached)})
      union all select * from (
        select * from leads where phone = ${phone} order by id desc limit ${sql.lit(mostReached)})`.compile(
      db,
    ),
}));

/**
 * Everybody who has this mail address or this phone number, wherever they are. What they have to be
 * besides is for the caller to look at: asked of the database, it would walk all leads of a location
 * instead of the two indexes.
 */
export async function leadsReachedBy(db: Db, { email, phone }: Reach): Promise<LeadRow[]> {
  const found = await byReach(db, email, phone);
  return [...new Map(found.map((lead) => [lead.id, lead])).values()];
}

/** The lead itself, or the one that it was merged into. */
export async function standingFor(db: Db, lead: LeadRow): Promise<LeadRow> {
  const into = lead.mergedIntoId === null ? undefined : await findLead(db, lead.mergedIntoId);
  return into ?? lead;
}

const intoThis = prepared((db, id: number) =>
  db.selectFrom('leads').selectAll().where('mergedIntoId', '=', id),
);

/** The leads that were merged into this one, as they were by themselves. */
export async function leadsMergedInto(db: Db, id: number): Promise<LeadRow[]> {
  return intoThis(db, id);
}

/** Every lead with this mail address, wherever it is, that was not merged into another. */
export async function leadsWithEmail(db: Db, email: string): Promise<LeadRow[]> {
  return db
    .selectFrom('leads')
    .selectAll()
    .where('email', '=', email)
    .where('mergedIntoId', 'is', null)
    .orderBy('id')
    .execute();
}
