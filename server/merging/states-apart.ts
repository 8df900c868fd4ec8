import { standingAppointments } from '../booking/appointment.queries.ts';
import type { Trx } from '../db/database.ts';
import { type LeadEvent } from '../follow-up/events.ts';
import { findLead } from '../leads/lead.queries.ts';
import { openTasks } from '../tasks/task.queries.ts';
import { laterState, type LeadState, stateOf, stricter } from './lead-state.ts';
import { mergesInto, standingSince, updateMerge } from './merging.queries.ts';
import type { MergeRow } from './merging.table.ts';
import type { Split } from './split.ts';

/** The state of a lead by itself, and the event after which everything came later. */
type StateBefore = LeadState & { readonly since: number };

export type Apart = {
  readonly state: LeadState;
  /** Whether somebody closed this one of the two since. */
  readonly wasClosed: boolean;
  /** Whether the person asked since to be left alone. */
  readonly wasStopped: boolean;
};

/**
 * How far each of the two leads is by itself: as far as it was, and what its own history, visits
 * and the leads still merged into it say since. Called when rows and history are back.
 * @param rest the merges into the lead that stayed that stand on
 */
export async function statesApart(
  trx: Trx,
  split: Split,
  rest: readonly MergeRow[],
): Promise<{ readonly from: Apart; readonly into: Apart }> {
  const { merge, from, into, marks } = split;
  const [next] = rest.filter(({ id }) => id > merge.id);
  const isOldest = rest.every(({ id }) => id > merge.id);
  const oldest = isOldest ? merge : (rest[0] ?? merge);
  if (isOldest && next) {
    await updateMerge(trx, next.id, { stateBefore: merge.stateBefore });
  }
  const { since, ...before } = JSON.parse(oldest.stateBefore) as StateBefore;
  const ownEvents = await standingSince(trx, into.id, since);
  const fromEvents = await standingSince(trx, from.id, marks.activities);
  const stop = stopSince(split, ownEvents, fromEvents);
  const earlier = await mergesInto(trx, from.id);
  return {
    into: apart(before, await stateSince(trx, into.id, before, ownEvents, rest), ownEvents, stop),
    from: apart(
      from,
      await stateSince(trx, from.id, stateOf(from), fromEvents, earlier),
      fromEvents,
      stop,
    ),
  };
}

function apart(
  before: Pick<LeadState, 'contactStop'>,
  own: LeadState,
  events: readonly LeadEvent[],
  stop: LeadState['contactStop'],
): Apart {
  const contactStop = stricter([own.contactStop, stop]);
  return {
    state: { ...own, contactStop },
    wasClosed: events.some(isClosing),
    wasStopped: contactStop === 'doNotContact' && before.contactStop !== contactStop,
  };
}

const isClosing = ({ type, data }: LeadEvent) =>
  type === 'statusChanged' && data['to'] === 'closed';

async function stateSince(
  trx: Trx,
  leadId: number,
  before: LeadState,
  events: readonly LeadEvent[],
  merges: readonly MergeRow[],
): Promise<LeadState> {
  const joined = new Map<number, LeadState>();
  for (const each of merges) {
    const lead = await findLead(trx, each.leadId);
    if (lead) {
      joined.set(lead.id, stateOf(lead));
    }
  }
  const hasVisit = (await standingAppointments(trx, leadId)).length > 0;
  const hasTask = (await openTasks(trx, leadId)).some(({ origin }) => origin !== 'plan');
  return laterState(before, { events, hasVisit, hasTask, joined });
}

/** Whoever of the two asked since to be left alone: it holds for both. */
function stopSince(
  { merge, into }: Split,
  ...histories: readonly (readonly LeadEvent[])[]
): LeadState['contactStop'] {
  const stopped = histories
    .flat()
    .some(({ type, at }) => type === 'contactStopped' && at >= merge.at);
  return stopped ? into.contactStop : null;
}
