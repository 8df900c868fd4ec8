import { appointmentKindLabels, taskKindLabels } from '../../../shared/labels.ts';
import type { Lead } from '../../../shared/records.ts';
import type { AppointmentKind, TaskKind } from '../../../shared/vocabulary.ts';
import { formatMomentWithin, formatSpan, formatTime, localDate } from './time.ts';

export type Urgency = 'late' | 'soon' | 'ok' | 'none';
export type NextStep = { words: string; urgency: Urgency };

const soonMilliseconds = 60 * 60_000;

/** What is to be done with a lead, and how pressing it is at `now`. */
export function nextStepOf(
  lead: Pick<Lead, 'nextStep' | 'nextStepAt'>,
  zone: string,
  now: string,
): NextStep {
  if (lead.nextStep === null || lead.nextStepAt === null) {
    return { words: 'None', urgency: 'none' };
  }
  const away = Date.parse(lead.nextStepAt) - Date.parse(now);
  const label = stepLabel(lead.nextStep);
  if (away < 0) {
    return { words: pastWords(lead.nextStep, label, -away), urgency: 'late' };
  }
  if (away < soonMilliseconds) {
    return { words: `${label} in ${formatSpan(away)}`, urgency: 'soon' };
  }
  const today = localDate(lead.nextStepAt, zone) === localDate(now, zone);
  const when = today
    ? formatTime(lead.nextStepAt, zone)
    : formatMomentWithin(lead.nextStepAt, zone, now);
  return { words: `${label} ${when}`, urgency: 'ok' };
}

/** How pressing it is that something is done by `at`: past is late, within the hour soon. */
export function urgencyOf(at: string, now: string): Urgency {
  const away = Date.parse(at) - Date.parse(now);
  return away < 0 ? 'late' : away < soonMilliseconds ? 'soon' : 'ok';
}

/** An appointment that has begun isn't late: somebody has to say how it went. */
function pastWords(step: TaskKind | AppointmentKind, label: string, ago: number): string {
  const appointment = step === 'consultation' || step === 'infusion';
  return appointment
    ? `${label} began ${formatSpan(ago)} ago`
    : `${label} · ${formatSpan(ago)} late`;
}

function stepLabel(step: TaskKind | AppointmentKind): string {
  return step === 'consultation' || step === 'infusion'
    ? appointmentKindLabels.en[step]
    : taskKindLabels[step];
}

/** How pressing the first call is: past the limit is late, past the target soon. */
export function waitingUrgency(
  { dueAt, breachAt }: Pick<Lead, 'dueAt' | 'breachAt'>,
  now: string,
): Urgency {
  if (breachAt !== null && breachAt < now) {
    return 'late';
  }
  return dueAt !== null && dueAt < now ? 'soon' : 'ok';
}

/** How long the person has waited for a human: until the first contact, else until now. */
export function waitingOf(
  lead: Pick<Lead, 'requestedAt' | 'firstContactAt' | 'status'>,
  now: string,
): string {
  if (lead.firstContactAt !== null || lead.status === 'closed' || lead.status === 'infused') {
    return '';
  }
  return formatSpan(Date.parse(now) - Date.parse(lead.requestedAt));
}
