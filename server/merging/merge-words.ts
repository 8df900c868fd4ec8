import type { Location } from '../../shared/records.ts';
import { standingAppointments } from '../booking/appointment.queries.ts';
import type { Db } from '../db/database.ts';
import { whySaidNo } from '../consent/may.ts';
import { contactFacts } from '../consent/why-not.ts';
import { isCompatible } from '../duplicates/same-name.ts';
import { leadEvents } from '../follow-up/events.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { localDate } from '../locations/calendar.ts';
import { allLocations } from '../locations/location.queries.ts';
import { combineStates, stateOf } from './lead-state.ts';

/** What a merge does to the reports: one person, counted once, each stage since its first day. */
export async function reportsSentence(db: Db, leads: readonly [LeadRow, ...LeadRow[]]) {
  const [into] = leads;
  const location = (await allLocations(db)).find(({ id }) => id === into.locationId);
  const { requestedAt, bookedAt, infusedAt, status } = combineStates(leads.map(stateOf));
  const zone = location?.timeZone ?? 'UTC';
  const stages = [
    `asked ${dayOf(requestedAt, zone)}`,
    ...(bookedAt === null ? [] : [`booked ${dayOf(bookedAt, zone)}`]),
    ...(infusedAt === null ? [] : [`infused ${dayOf(infusedAt, zone)}`]),
    ...(status === 'closed' ? ['closed'] : []),
  ];
  const place = location ? ` at ${location.name}` : '';
  return `Reports count one lead${place} in place of ${leads.length}: ${stages.join(', ')}.`;
}

function dayOf(at: string, timeZone: string): string {
  const date = localDate(Temporal.Instant.from(at), timeZone);
  return date.toLocaleString('en-US', { month: 'short', day: 'numeric', year: 'numeric' });
}

/** What to think of before merging; nothing of it forbids it. */
export async function mergeWarnings(
  db: Db,
  leads: readonly [LeadRow, ...LeadRow[]],
  now: string,
): Promise<string[]> {
  const places = await allLocations(db);
  return [
    ...otherNames(leads),
    ...(await ruledOut(db, leads)),
    ...otherPlaces(leads, places),
    ...(await clashes(db, leads, now)),
    ...stops(leads),
    ...(await refusals(db, leads)),
  ];
}

type Leads = readonly [LeadRow, ...LeadRow[]];

function otherNames([into, ...others]: Leads): string[] {
  return others.some((lead) => !isCompatible(into, lead))
    ? [
        'The names differ. A household shares a phone and a mailbox: merge only what is one and the same person.',
      ]
    : [];
}

/** Somebody looked at two of them before, and knew better. */
async function ruledOut(db: Db, leads: Leads): Promise<string[]> {
  const ids: unknown[] = leads.map(({ id }) => id);
  for (const lead of leads) {
    const events = await leadEvents(db, lead.id);
    const others = events
      .filter(({ type }) => type === 'ruledOut')
      .filter(({ data }) => data['otherId'] !== lead.id && ids.includes(data['otherId']));
    if (others.length > 0) {
      return ['Somebody has said that these are not the same person.'];
    }
  }
  return [];
}

function otherPlaces([into, ...others]: Leads, places: readonly Location[]): string[] {
  const nameOf = (locationId: number) =>
    places.find(({ id }) => id === locationId)?.name ?? 'another location';
  return others
    .filter(({ locationId }) => locationId !== into.locationId)
    .map(
      ({ reference, locationId }) =>
        `${reference} is at ${nameOf(locationId)}. The merged lead stays at ${nameOf(into.locationId)}: ` +
        `staff of ${nameOf(locationId)} alone no longer see what happens with it.`,
    );
}

async function clashes(db: Db, leads: Leads, now: string): Promise<string[]> {
  const standing = await Promise.all(leads.map(({ id }) => standingAppointments(db, id)));
  const ahead = standing.map((each) =>
    each.filter(({ status, startsAt }) => status === 'booked' && startsAt > now),
  );
  const expected = ahead.filter((each) => each.some(({ kind }) => kind === 'consultation'));
  return expected.length > 1
    ? ['More than one consultation is still to come. Cancel or move what is not needed afterwards.']
    : [];
}

function stops(leads: Leads): string[] {
  return leads.flatMap(({ reference, contactStop }) => {
    if (contactStop === null) {
      return [];
    }
    return contactStop === 'crisis'
      ? [`Automatic contact is paused for ${reference}: that holds for the merged lead.`]
      : [`${reference} asked not to be contacted: that holds for the merged lead.`];
  });
}

async function refusals(db: Db, leads: Leads): Promise<string[]> {
  const refused: LeadRow[] = [];
  for (const lead of leads) {
    const facts = await contactFacts(db, { ...lead, contactStop: null });
    if (whySaidNo(facts, 'email', 'followUp') !== null) {
      refused.push(lead);
    }
  }
  return refused.length === leads.length
    ? []
    : refused.map(
        ({ reference }) => `${reference} asked for no more mail: that holds for the merged lead.`,
      );
}
