import type { CloseReason, LeadStatus } from './vocabulary.ts';

/**
 * What can move a lead. The first four are facts (evidence): where they don't fit the
 * lead simply stays. The last two are wishes of staff: where they don't fit they are refused.
 */
export type LeadEvent =
  | 'linkAccepted'
  | 'appointmentBooked'
  | 'appointmentLost'
  | 'infusionCompleted'
  | 'close'
  | 'reopen';

type Transition = {
  readonly on: LeadEvent;
  readonly from: readonly LeadStatus[];
  /** `before`: the status the lead had when it was closed. */
  readonly to: LeadStatus | 'before';
};

/** The whole pipeline. Nothing else moves a lead, except a manager's written correction. */
export const transitions: readonly Transition[] = [
  { on: 'linkAccepted', from: ['requested'], to: 'emailed' },
  { on: 'appointmentBooked', from: ['requested', 'emailed'], to: 'booked' },
  { on: 'appointmentLost', from: ['booked'], to: 'emailed' },
  { on: 'infusionCompleted', from: ['booked'], to: 'infused' },
  { on: 'close', from: ['requested', 'emailed', 'booked'], to: 'closed' },
  { on: 'reopen', from: ['closed'], to: 'before' },
];

const wishes: readonly LeadEvent[] = ['close', 'reopen'];

export type LeadState = {
  readonly status: LeadStatus;
  /** Set exactly while the lead is closed. */
  readonly statusBeforeClose: LeadStatus | null;
};

export type TransitionPlan =
  | { readonly kind: 'move'; readonly from: LeadStatus; readonly to: LeadStatus }
  | { readonly kind: 'stay' }
  | { readonly kind: 'refuse'; readonly message: string };

/** Decides, without touching anything, what `event` does to a lead. */
export function planTransition(lead: LeadState, event: LeadEvent): TransitionPlan {
  const rule = transitions.find((each) => each.on === event && each.from.includes(lead.status));
  if (!rule) {
    return wishes.includes(event) ? refusal(lead.status, event) : { kind: 'stay' };
  }
  const to = rule.to === 'before' ? (lead.statusBeforeClose ?? 'requested') : rule.to;
  return { kind: 'move', from: lead.status, to };
}

/** Whether staff may try `event` now: the buttons of the screens follow this. */
export function canTry(lead: LeadState, event: LeadEvent): boolean {
  return planTransition(lead, event).kind === 'move';
}

function refusal(status: LeadStatus, event: LeadEvent): TransitionPlan {
  if (event === 'reopen') {
    return { kind: 'refuse', message: 'This lead is not closed, so there is nothing to reopen.' };
  }
  const message =
    status === 'closed'
      ? 'This lead is closed already.'
      : 'This person has been infused; the lead can no longer be closed.';
  return { kind: 'refuse', message };
}

/** The column that keeps when a status was first reached. */
export const statusStamps = {
  requested: 'requestedAt',
  emailed: 'emailedAt',
  booked: 'bookedAt',
  infused: 'infusedAt',
  closed: 'closedAt',
} as const satisfies Record<LeadStatus, string>;

/** Who did not say no by themselves may still set out for what the clinic cancels. */
const decidedByClinic: readonly CloseReason[] = ['noResponse', 'notACandidate', 'other'];

/**
 * Whether a person is mailed that closing cancels their appointment: where the clinic decided, so
 * that nobody travels in vain; not where they said no themselves, or are served by another lead.
 */
export function closingIsMailed(reason: CloseReason): boolean {
  return decidedByClinic.includes(reason);
}

/** Closing as `other` says nothing by itself, so it needs a note. */
export function closeNeedsNote(reason: CloseReason): boolean {
  return reason === 'other';
}
