import { type LeadEvent, isHumanContact } from '../../follow-up/events.ts';
import { businessMinutesBetween } from '../../locations/business-time.ts';
import type { LeadState } from '../../merging/lead-state.ts';
import { calendarAt, type Place } from '../measures/scene.ts';
import { type Attributes, attributesAt, type FieldsBefore } from './attributes.ts';
import {
  broughtIn,
  familyAt,
  type Histories,
  isMergedAt,
  knownSince,
  inTime,
  ownEventsAt,
} from './histories.ts';
import type { LeadFacts } from './schemas.ts';
import { stateAt } from './stage-state.ts';

/** An instant after everything. */
export const always = '9999-12-31T23:59:59.999Z';

type Places = ReadonlyMap<number, Place>;

/**
 * What the reports know of a lead as it stood at an instant (ISO); null: it was not there yet. A pure
 * function of stored events, so that a past date gives what was said then.
 * @param before what staff changed in fields since, to be taken back
 */
export function foldLead(
  histories: Histories,
  places: Places,
  leadId: number,
  at: string,
  before?: FieldsBefore,
): LeadFacts | null {
  const lead = histories.leads.get(leadId);
  const since = knownSince(histories, leadId);
  if (!lead || since === null || since > at) {
    return null;
  }
  const events = familyEvents(histories, leadId, at);
  const state = stateAt(histories, leadId, at);
  const attributes = attributesAt(histories, lead, at, before);
  return {
    id: leadId,
    ...attributes,
    ...stagesOf(state, events),
    ...responseOf(state, events, attributes, places),
    merged: isMergedAt(histories, leadId, at) ? 1 : 0,
    lastAt: lastAt(histories, familyAt(histories, leadId, at)),
  };
}

/** Of a lead and of all that are part of it. */
function familyEvents(histories: Histories, leadId: number, at: string): readonly LeadEvent[] {
  const [own = [], ...others] = familyAt(histories, leadId, at).map((id) =>
    ownEventsAt(histories, id, at),
  );
  return others.length === 0 ? own : inTime([...own, ...others.flat()]);
}

function lastAt({ mergesInto, mergesOf, events }: Histories, family: readonly number[]): number {
  const last = family.flatMap((id) => [
    events.get(id)?.at(-1)?.knownAt ?? '',
    ...[...(mergesInto.get(id) ?? []), ...(mergesOf.get(id) ?? [])].flatMap((merge) => [
      merge.at,
      merge.splitAt ?? '',
    ]),
  ]);
  return Date.parse(last.reduce((a, b) => (a > b ? a : b)));
}

const ms = (iso: string | null | undefined) => (iso ? Date.parse(iso) : null);

function stagesOf(state: LeadState, events: readonly LeadEvent[]) {
  const came = events.find(({ type }) => type === 'appointmentCompleted')?.at;
  const contact = events.find((each) => isHumanContact(each) && each.at >= state.requestedAt);
  const times = [came, state.infusedAt].flatMap((iso) => (iso ? [Date.parse(iso)] : []));
  return {
    requestedAt: ms(state.requestedAt),
    contactedAt: ms(contact?.at),
    emailedAt: ms(state.emailedAt),
    bookedAt: ms(state.bookedAt),
    cameAt: times.length === 0 ? null : Math.min(...times),
    infusedAt: ms(state.infusedAt),
    closedAt: ms(state.closedAt),
    closeReason: state.closeReason,
  };
}

type Response = Pick<LeadFacts, 'attemptMinutes' | 'endedMinutes' | 'responseUnknown'>;

/**
 * How long somebody was waited for, in business minutes: until a human tried, or until nobody was
 * waited for any more (booked by themselves, closed, asked to be left alone), whichever came first. A
 * list that brought somebody in and says nothing of calls tells nothing of how fast anybody was.
 */
function responseOf(
  { requestedAt }: LeadState,
  events: readonly LeadEvent[],
  { locationId }: Attributes,
  places: Places,
): Response {
  const since = events.filter((event) => event.at >= requestedAt);
  const deciding = since.find((event) => isHumanContact(event) || endsWaiting(event));
  const arrival = broughtIn(events);
  if (
    arrival &&
    (deciding === undefined || !isHumanContact(deciding) || deciding.at >= arrival.at)
  ) {
    return { attemptMinutes: null, endedMinutes: null, responseUnknown: 1 };
  }
  const minutes = deciding
    ? minutesBetween(places.get(locationId), requestedAt, deciding.at)
    : null;
  const tried = deciding !== undefined && isHumanContact(deciding);
  return {
    attemptMinutes: tried ? minutes : null,
    endedMinutes: tried ? null : minutes,
    responseUnknown: 0,
  };
}

function endsWaiting({ type, data }: LeadEvent): boolean {
  return (
    type === 'appointmentBooked' ||
    (type === 'statusChanged' && data['to'] === 'closed') ||
    (type === 'contactStopped' && data['reason'] === 'doNotContact')
  );
}

/** By the hours of the day on which it ended. */
function minutesBetween(place: Place | undefined, from: string, to: string): number | null {
  return place
    ? businessMinutesBetween(
        calendarAt(place, Date.parse(to)),
        Temporal.Instant.from(from),
        Temporal.Instant.from(to),
      )
    : null;
}
