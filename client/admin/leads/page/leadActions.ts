import { canTry } from '../../../../shared/lead-status.ts';
import type { Appointment, Lead } from '../../../../shared/records.ts';

export type LeadAction =
  | 'logCall'
  | 'sendMail'
  | 'book'
  | 'reschedule'
  | 'complete'
  | 'noShow'
  | 'reopen'
  | 'assign'
  | 'edit'
  | 'close'
  | 'merge'
  | 'postpone'
  | 'stopContact'
  | 'resumeContact'
  | 'transfer'
  | 'correctStatus';

export type LeadActions = {
  /** The one to do first. */
  primary: LeadAction;
  /** Buttons beside it. */
  beside: LeadAction[];
  /** The rest, in the menu. */
  more: LeadAction[];
};

/** The appointment that actions are about: what has begun and waits for a word, else the next. */
export function currentAppointment(appointments: readonly Appointment[]): Appointment | undefined {
  return appointments
    .filter((each) => each.status === 'booked')
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))[0];
}

/** What staff can do with a lead at `now`; nothing is offered that would be refused. */
export function actionsFor(
  lead: Lead,
  appointments: readonly Appointment[],
  { isManager, now }: { isManager: boolean; now: string },
): LeadActions {
  if (canTry(lead, 'reopen')) {
    return { primary: 'reopen', beside: [], more: ['edit', 'assign', 'merge'] };
  }
  const appointment = currentAppointment(appointments);
  const begun = appointment !== undefined && appointment.startsAt <= now;
  const has = (condition: boolean, ...actions: LeadAction[]) => (condition ? actions : []);
  return {
    primary: begun ? 'complete' : 'logCall',
    beside: [
      ...has(begun, 'noShow', 'logCall'),
      ...has(appointment === undefined && lead.email !== null, 'sendMail'),
      ...has(appointment !== undefined, 'reschedule'),
      ...has(appointment === undefined, 'book'),
    ],
    more: [
      ...has(appointment !== undefined, 'book'),
      ...has(appointment !== undefined && lead.email !== null, 'sendMail'),
      ...has(appointment !== undefined && !begun, 'complete'),
      'postpone',
      'assign',
      ...has(appointment === undefined, 'transfer'),
      'edit',
      lead.contactStop === null ? 'stopContact' : 'resumeContact',
      'merge',
      ...has(canTry(lead, 'close'), 'close'),
      ...has(isManager, 'correctStatus'),
    ],
  };
}
