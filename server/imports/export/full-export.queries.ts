import { contactChannels } from '../../../shared/vocabulary.ts';
import { sql } from 'kysely';
import { standing } from '../../../shared/undo.ts';
import { wordsOn } from '../../consent/consent.queries.ts';
import type { Db } from '../../db/database.ts';
import type { LeadEvent } from '../../follow-up/events.ts';
import { historyOf } from '../../leads/family.ts';
import type { LeadRow } from '../../leads/lead.table.ts';
import type { ConsentRow, Known, WholeLead } from './lead-line.ts';

/**
 * These leads with their histories and consents, in their order. What a lead that was merged into
 * one of them lived through is told by that one; what a split gave to another lead, by the other.
 */
export async function wholeLeads(db: Db, leads: readonly LeadRow[]): Promise<WholeLead[]> {
  const ids = leads.map(({ id }) => id);
  const ofLead = <Row extends { readonly ofLead: number }>(rows: readonly Row[]) =>
    Map.groupBy(rows, (row) => row.ofLead);
  const events = ofLead(await eventsOf(db, ids));
  const consents = ofLead(await consentsOf(db, ids));
  const whole: WholeLead[] = [];
  for (const lead of leads) {
    whole.push({
      lead,
      events: standing(events.get(lead.id) ?? []),
      consents: consents.get(lead.id) ?? [],
      words: await wordsOn(db, lead),
    });
  }
  return whole;
}

async function eventsOf(
  db: Db,
  ids: readonly number[],
): Promise<(LeadEvent & { ofLead: number })[]> {
  const rows = await db
    .selectFrom(historyOf('activities', sql.join(ids)).as('history'))
    .innerJoin('activities', 'activities.id', 'history.id')
    .select(['ofLead', 'activities.leadId', 'activities.id', 'type', 'at', 'actorId', 'data'])
    // The plus keeps the index by type out of it, which has the events of everybody.
    .where(sql<boolean>`+type in ('note', 'call', 'statusChanged', 'undone')`)
    .orderBy('activities.id')
    .execute();
  return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as LeadEvent['data'] }));
}

async function consentsOf(
  db: Db,
  ids: readonly number[],
): Promise<(ConsentRow & { ofLead: number })[]> {
  return (
    db
      .selectFrom(historyOf('consents', sql.join(ids)).as('history'))
      .innerJoin('consents', 'consents.id', 'history.id')
      .select(['ofLead', 'at', 'channel', 'purpose', 'action'])
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
      .orderBy('consents.id')
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
