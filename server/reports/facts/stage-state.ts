import { statuses } from '../../../shared/vocabulary.ts';
import { statusStamps } from '../../../shared/lead-status.ts';
import type { LeadEvent } from '../../follow-up/events.ts';
import { afterEvent, combineStates, type LeadState } from '../../merging/lead-state.ts';
import { type Histories, mergedAt, ownEventsAt } from './histories.ts';

/**
 * How far a lead was at an instant (ISO), and since when, from its events alone: facts move it,
 * people close and reopen it, what was merged into it is part of it.
 */
export function stateAt(histories: Histories, leadId: number, at: string): LeadState {
  const merges = new Map(mergedAt(histories, leadId, at).map((merge) => [merge.leadId, merge]));
  let state = asked(histories, leadId, at);
  for (const event of ownEventsAt(histories, leadId, at)) {
    const merge = event.type === 'merged' ? merges.get(Number(event.data['fromId'])) : undefined;
    state = merge
      ? combineStates([state, stateAt(histories, merge.leadId, beforeMerge(merge.at))])
      : after(state, event);
  }
  return state;
}

/** At its own instant a merge stands already; what it joined is what was just before. */
function beforeMerge(at: string): string {
  return new Date(Date.parse(at) - 1).toISOString();
}

function asked(histories: Histories, leadId: number, at: string): LeadState {
  const first = ownEventsAt(histories, leadId, at).find(({ type }) => type === 'requested');
  return {
    status: 'requested',
    statusBeforeClose: null,
    closeReason: null,
    closedAt: null,
    requestedAt: first?.at ?? at,
    emailedAt: null,
    bookedAt: null,
    infusedAt: null,
    contactStop: null,
  };
}

function after(state: LeadState, event: LeadEvent): LeadState {
  return (event.type === 'statusChanged' ? told(state, event) : null) ?? afterEvent(state, event);
}

/** Whoever moves on is not closed, or no longer. */
const open = { statusBeforeClose: null, closeReason: null, closedAt: null };

/**
 * A move that is read as it is told, and not from the fact it follows from: of a list's past, and to
 * `emailed`, which no single mail and no lost appointment decides. Null: another event tells of it.
 */
function told(state: LeadState, { at, data }: LeadEvent): LeadState | null {
  const to = statuses.find((each) => each === data['to']);
  const isPast = data['imported'] === true && to !== 'closed';
  if (to === undefined || !(isPast || to === 'emailed')) {
    return null;
  }
  const stamp = statusStamps[to];
  return { ...state, ...open, status: to, [stamp]: state[stamp] ?? at };
}
