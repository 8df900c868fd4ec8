import { contactChannels } from '../../../shared/vocabulary.ts';
import { sql } from 'kysely';
import { standing } from '../../../shared/undo.ts';
import type { Db } from '../../db/database.ts';
import type { LeadEvent } from '../../follow-up/events.ts';
import type { LeadRow } from '../../leads/lead.table.ts';
import type { ConsentRow, Known, WholeLead } from './lead-line.ts';

/**
 * These leads with their histories and consents, in their order. What a lead that was merged into
 * one of them lived through is told by that one.
 */
export async function wholeLeads(db: Db, leads: readonly LeadRow[]): Promise<WholeLead[]> {
  const owners = await ownersOf(db, leads);
  const ids = [...owners.keys()];
  const owned = <Row extends { readonly leadId: number }>(rows: readonly Row[]) =>
    Map.groupBy(rows, ({ leadId }) => owners.get(leadId) ?? leadId);
  const events = owned(await eventsOf(db, ids));
  const consents = owned(await consentsOf(db, ids));
  return leads.map((lead) => ({
    lead,
    events: standing(events.get(lead.id) ?? []),
    consents: consents.get(lead.id) ?? [],
  }));
}

/** Whose history the rows of a lead belong to: its own, or that of the lead it was merged into. */
async function ownersOf(db: Db, leads: readonly LeadRow[]): Promise<Map<number, number>> {
  const own = leads.map(({ id }) => id);
  const merged = await db
    .selectFrom('leads')
    .select(['id', 'mergedIntoId'])
    .where('mergedIntoId', 'in', own)
    .execute();
  return new Map([
    ...own.map((id) => [id, id] as const),
    ...merged.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id] as const),
  ]);
}

async function eventsOf(
  db: Db,
  ids: readonly number[],
): Promise<(LeadEvent & { leadId: number })[]> {
  const rows = await db
    .selectFrom('activities')
    .select(['leadId', 'id', 'type', 'at', 'actorId', 'data'])
    .where('leadId', 'in', ids)
    // The plus keeps the index by type out of it, which has the events of everybody.
    .where(sql<boolean>`+type in ('note', 'call', 'statusChanged', 'undone')`)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as LeadEvent['data'] }));
}

async function consentsOf(
  db: Db,
  ids: readonly number[],
): Promise<(ConsentRow & { leadId: number })[]> {
  return (
    db
      .selectFrom('consents')
      .select(['leadId', 'at', 'channel', 'action'])
      .where('leadId', 'in', ids)
      .where('undoesId', 'is', null)
      // Voicemail has a column of its own.
      .where('channel', 'in', contactChannels)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('consents as later')
              .select('later.id')
              .whereRef('later.undoesId', '=', 'consents.id'),
          ),
        ),
      )
      .orderBy('id')
      .execute()
  );
}

export async function readKnown(db: Db): Promise<Known> {
  const places = await db.selectFrom('locations').select(['id', 'slug', 'timeZone']).execute();
  const people = await db.selectFrom('users').select(['id', 'email']).execute();
  return {
    locations: new Map(places.map((place) => [place.id, place])),
    staff: new Map(people.map(({ id, email }) => [id, email])),
  };
}
