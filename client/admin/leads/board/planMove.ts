import { statusLabels } from '../../../../shared/labels.ts';
import { planTransition, transitions } from '../../../../shared/lead-status.ts';
import type { Appointment, Lead } from '../../../../shared/records.ts';
import type { LeadStatus } from '../../../../shared/vocabulary.ts';

/** What moving a card means: a fact that has to be asked for, or why it can't be. */
export type MovePlan =
  | { readonly kind: 'stay' }
  | { readonly kind: 'sendLink' | 'book' | 'close' | 'reopen' }
  | { readonly kind: 'complete'; readonly appointment: Appointment }
  | { readonly kind: 'refuse'; readonly message: string };

type Moved = Pick<Lead, 'status' | 'statusBeforeClose' | 'email' | 'mergedIntoId'>;

/**
 * Decides what has to happen for a lead to get to another column. The pipeline itself is
 * `transitions`: this only says what each of its events asks of people.
 */
export function planMove(
  lead: Moved,
  to: LeadStatus,
  appointments: readonly Appointment[],
): MovePlan {
  if (lead.status === to) {
    return { kind: 'stay' };
  }
  if (lead.mergedIntoId !== null) {
    return refuse('This lead was merged into another one. Move that one instead.');
  }
  const rule = transitions.find(
    (each) => each.from.includes(lead.status) && (each.to === to || each.to === 'before'),
  );
  switch (rule?.on) {
    case 'linkAccepted':
      return lead.email === null
        ? refuse('There is no mail address to send a link to. Add one, or call and book a time.')
        : { kind: 'sendLink' };
    case 'appointmentBooked':
      return { kind: 'book' };
    case 'infusionCompleted':
      return completion(appointments);
    case 'appointmentLost':
      return refuse(whyStillBooked(appointments));
    case 'close':
      return { kind: 'close' };
    case 'reopen':
      return { kind: 'reopen' };
    case undefined:
      return refuse(whyNot(lead, to));
  }
}

const refuse = (message: string): MovePlan => ({ kind: 'refuse', message });

/** The infusion that has begun, or the next one. */
function completion(appointments: readonly Appointment[]): MovePlan {
  const [appointment] = appointments
    .filter((each) => each.kind === 'infusion' && each.status === 'booked')
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  return appointment
    ? { kind: 'complete', appointment }
    : refuse('No infusion is booked. Book one first; once it is completed the lead is infused.');
}

function whyStillBooked(appointments: readonly Appointment[]): string {
  return appointments.some((each) => each.status === 'booked')
    ? 'An appointment is booked. Cancel it on the person’s page: the lead goes back by itself.'
    : 'The person has been here, so the lead stays booked.';
}

function whyNot(lead: Moved, to: LeadStatus): string {
  const closing = planTransition(lead, 'close');
  if (to === 'closed' && closing.kind === 'refuse') {
    return closing.message;
  }
  if (lead.status === 'infused') {
    return 'This person has been infused: a lead does not go back from there.';
  }
  return to === 'requested'
    ? 'Every lead begins as requested and does not go back. A manager can correct a wrong status on the person’s page.'
    : `Book an infusion first. Once it is completed the lead is ${statusLabels[to].toLowerCase()}.`;
}
