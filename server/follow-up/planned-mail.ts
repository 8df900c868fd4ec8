import type { PatientTemplate } from '../../shared/vocabulary.ts';
import { localDate } from '../locations/calendar.ts';
import { type Cadence, firstBusiness, later, type PlanFacts, timeOf } from './cadence.ts';
import type { LeadEvent } from './events.ts';

export type PlannedMail = {
  readonly at: Temporal.Instant;
  /** Days after the beginning of the follow-up, as the settings name them. */
  readonly day: number;
  readonly template: PatientTemplate;
};

/** After a standstill the mails of a whole week must not come within an hour. */
const pause = Temporal.Duration.from({ hours: 48 });

/**
 * The next mail of the cadence, in business time; null after the last, and while the last mail we
 * know of could not be delivered.
 */
export function plannedMail(facts: PlanFacts, { start, events }: Cadence): PlannedMail | null {
  if (lastAnswer(facts.events) === 'emailFailed') {
    return null;
  }
  const { timeZone, settings } = facts.location;
  const days = settings.followUpMailDays.toSorted((a, b) => a - b);
  const over = events.filter(isFollowUpMail);
  const done = new Set(over.map(({ data }) => data['day']));
  const day = days.find((each) => !done.has(each));
  if (day === undefined) {
    return null;
  }
  const morning = localDate(start, timeZone).add({ days: day }).toZonedDateTime({ timeZone });
  const sent = over.findLast(({ type }) => type === 'emailQueued');
  const earliest = sent ? timeOf(sent).add(pause) : start;
  return {
    day,
    at: firstBusiness(facts, later(morning.toInstant(), earliest)),
    template: templateOf(days.indexOf(day), days.length),
  };
}

function lastAnswer(events: readonly LeadEvent[]): LeadEvent['type'] | undefined {
  return events.findLast(({ type }) => type === 'emailSent' || type === 'emailFailed')?.type;
}

function isFollowUpMail({ type, data }: LeadEvent): boolean {
  const sent = type === 'emailQueued' && typeof data['day'] === 'number';
  return sent || (type === 'skipped' && data['what'] === 'email');
}

function templateOf(index: number, count: number): PatientTemplate {
  if (index === 0) {
    return 'followUp';
  }
  return index === count - 1 ? 'followUpLast' : 'followUpLater';
}
