import type { Activity } from '../../shared/records.ts';
import { isDeed, standing, type Undoable, whyNotUndo } from '../../shared/undo.ts';
import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { leadsByIds } from '../leads/lead.queries.ts';
import type { Principal } from '../staff/principal.ts';
import { deedOf, standingOf, undoable } from './deed.ts';
import { leadEvents } from './events.ts';
import { doneSince } from './undo.queries.ts';

/**
 * What this person did last, within ten minutes, and has not taken back; null: nothing. An act on
 * several leads is named by the first of those that this person may see, and counts these alone.
 */
export async function lastDeed(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
): Promise<Undoable | null> {
  const since = toIso(clock.now().subtract(undoable));
  const recent = await doneSince(db, principal.userId, since);
  const act = lastAct(standing(recent).filter(isDeed));
  const leadIds = act.map(({ leadId }) => leadId);
  const visible = await leadsByIds(db, principal, leadIds);
  const [lead] = visible;
  const deed = act.find(({ leadId }) => leadId === lead?.id);
  if (!lead || !deed) {
    return null;
  }
  const [alone] = visible.length === 1 ? standingOf(await leadEvents(db, lead.id), deed.id) : [];
  return {
    ...deedOf(deed, lead, visible.length),
    until: toIso(Temporal.Instant.from(deed.at).add(undoable)),
    // Of several, each lead is judged when it is taken back.
    refused: alone ? whyNotUndo(alone.event, alone.after) : null,
  };
}

/** The last of these deeds (newest first), with all that was done in one act with it, in order. */
function lastAct(deeds: readonly Activity[]): Activity[] {
  const [last] = deeds;
  const act = last?.data['act'];
  return deeds
    .filter((each) => each === last || (act !== undefined && each.data['act'] === act))
    .toReversed();
}
