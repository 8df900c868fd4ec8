import { type LeadEvent as Fact, planTransition, statusStamps } from '../../shared/lead-status.ts';
import { closeReasons, contactStops, type LeadStatus, statuses } from '../../shared/vocabulary.ts';
import type { LeadEvent } from '../follow-up/events.ts';
import { correctedStamps } from '../leads/lead-actions.ts';
import type { LeadRow } from '../leads/lead.table.ts';

/** How far a lead is, since when, and whether its person may be contacted. */
export type LeadState = Pick<
  LeadRow,
  | 'status'
  | 'statusBeforeClose'
  | 'closeReason'
  | 'closedAt'
  | 'requestedAt'
  | 'emailedAt'
  | 'bookedAt'
  | 'infusedAt'
  | 'contactStop'
>;

export function stateOf(lead: LeadState): LeadState {
  const { status, statusBeforeClose, closeReason, closedAt, contactStop } = lead;
  const { requestedAt, emailedAt, bookedAt, infusedAt } = lead;
  return {
    status,
    statusBeforeClose,
    closeReason,
    closedAt,
    requestedAt,
    emailedAt,
    bookedAt,
    infusedAt,
    contactStop,
  };
}

/**
 * What leads of one person are together: as far as the furthest of them, each stage since it was
 * first reached, closed only where all are, and the stricter stop of contact. Pure.
 * @param states of at least one lead
 */
export function combineStates(states: readonly LeadState[]): LeadState {
  const furthest = statuses[Math.max(...states.map((each) => statuses.indexOf(stageOf(each))))];
  const status = furthest ?? 'requested';
  const isOpen = states.some((each) => each.status !== 'closed');
  return {
    ...(isOpen
      ? { status, statusBeforeClose: null, closeReason: null, closedAt: null }
      : { ...closing(states), status: 'closed', statusBeforeClose: status }),
    requestedAt: first(states.map((each) => each.requestedAt)) ?? '',
    emailedAt: first(states.map((each) => each.emailedAt)),
    bookedAt: first(states.map((each) => each.bookedAt)),
    infusedAt: first(states.map((each) => each.infusedAt)),
    contactStop: stricter(states.map((each) => each.contactStop)),
  };
}

/** How far a lead had come, closed or not. */
function stageOf({ status, statusBeforeClose }: LeadState): LeadStatus {
  return status === 'closed' ? (statusBeforeClose ?? 'requested') : status;
}

/** The last word, unless it only says that there was another lead. */
function closing(states: readonly LeadState[]): Pick<LeadState, 'closeReason' | 'closedAt'> {
  const byTime = states.toSorted((a, b) => (a.closedAt ?? '').localeCompare(b.closedAt ?? ''));
  const told = byTime.findLast((each) => each.closeReason !== 'duplicate') ?? byTime.at(-1);
  return { closeReason: told?.closeReason ?? 'other', closedAt: byTime.at(-1)?.closedAt ?? null };
}

function first(stamps: readonly (string | null)[]): string | null {
  return stamps.filter((each) => each !== null).toSorted()[0] ?? null;
}

export function stricter(stops: readonly LeadState['contactStop'][]): LeadState['contactStop'] {
  return contactStops.find((each) => stops.includes(each)) ?? null;
}

type Later = {
  /** What happened to the lead since it was in that state, oldest first, and stands. */
  readonly events: readonly LeadEvent[];
  /** Whether an appointment of it stands. */
  readonly hasVisit: boolean;
  /** Whether somebody has something to do for it. */
  readonly hasTask: boolean;
  /** What leads merged into it since were, by id. */
  readonly joined: ReadonlyMap<number, LeadState>;
};

/** What became of a state by what happened since. Pure. */
export function laterState(before: LeadState, later: Later): LeadState {
  const { events, hasVisit, hasTask, joined } = later;
  let state = before;
  for (const event of events) {
    const other = event.type === 'merged' ? joined.get(Number(event.data['fromId'])) : undefined;
    state = other ? combineStates([state, other]) : afterEvent(state, event);
  }
  const lost = events.some(({ type }) => lossTypes.includes(type));
  const own = lost && !hasVisit ? moved(state, 'appointmentLost', '') : state;
  return hasTask ? reopened(own) : own;
}

/** Nothing is to be done for a closed lead, or nobody would see it. */
function reopened(state: LeadState): LeadState {
  return moved(state, 'reopen', '');
}

const lossTypes: readonly LeadEvent['type'][] = ['appointmentCancelled', 'appointmentNoShow'];

type Effect = (state: LeadState, event: LeadEvent) => LeadState;

const effects: Partial<Record<LeadEvent['type'], Effect>> = {
  emailSent: (state, { at }) => moved(state, 'linkAccepted', at),
  // Booked while the two were one: a lead that was closed before goes on with it.
  appointmentBooked: (state, { at }) => moved(reopened(state), 'appointmentBooked', at),
  appointmentCompleted: (state, { at, data }) =>
    data['kind'] === 'infusion' ? moved(state, 'infusionCompleted', at) : state,
  statusChanged: closedOrReopened,
  statusCorrected: (state, { at, data }) => {
    const status = statuses.find((each) => each === data['to']) ?? state.status;
    return { ...reopened(state), status, ...correctedStamps(state, status, at) };
  },
  contactStopped: (state, { data }) => ({
    ...state,
    contactStop: contactStops.find((each) => each === data['reason']) ?? null,
  }),
  contactResumed: (state) => ({ ...state, contactStop: null }),
};

/** What one event makes of a state, where it is a fact or a wish that moves it. Pure. */
export function afterEvent(state: LeadState, event: LeadEvent): LeadState {
  return effects[event.type]?.(state, event) ?? state;
}

/** Other moves follow from facts, which are told beside them. */
function closedOrReopened(state: LeadState, { data, at }: LeadEvent): LeadState {
  if (data['to'] === 'closed' && state.status !== 'closed') {
    const closeReason = closeReasons.find((each) => each === data['reason']) ?? 'other';
    return {
      ...state,
      status: 'closed',
      statusBeforeClose: state.status,
      closeReason,
      closedAt: at,
    };
  }
  return data['from'] === 'closed' ? reopened(state) : state;
}

function moved(state: LeadState, fact: Fact, at: string): LeadState {
  const plan = planTransition(state, fact);
  if (plan.kind !== 'move') {
    return state;
  }
  const stamp = statusStamps[plan.to];
  const isFirst = state[stamp] === null && at !== '';
  return {
    ...state,
    status: plan.to,
    ...(isFirst && { [stamp]: at }),
    ...(fact === 'reopen' && { statusBeforeClose: null, closeReason: null, closedAt: null }),
  };
}
