import type { PresenceMode } from '../../shared/presence.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { seenLead } from '../leads/lead.queries.ts';
import type { Principal } from '../staff/principal.ts';
import { deletePresence, presences, savePresence } from './presence.queries.ts';

/**
 * A sign of life of somebody who has a lead open. It informs and never refuses: two people may
 * look at, and even work on, one lead, and both see it.
 */
export async function notePresence(
  ctx: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
  leadId: number,
  mode: PresenceMode,
): Promise<void> {
  await seenLead(ctx.db, principal, leadId);
  const seenAt = nowIso(ctx.clock);
  await savePresence(ctx.db, { leadId, userId: principal.userId, mode, seenAt });
}

/** Ends one way of being there; the same person may still be there another way, in another tab. */
export async function endPresence(
  ctx: Pick<Context, 'db'>,
  principal: Principal,
  leadId: number,
  mode: PresenceMode,
): Promise<void> {
  await seenLead(ctx.db, principal, leadId);
  await deletePresence(ctx.db, { leadId, userId: principal.userId, mode });
}

export type Claim =
  | { readonly ok: true }
  | { readonly ok: false; readonly by: { readonly userId: string; readonly name: string } };

/**
 * Takes a lead to work on, in the caller's transaction, so that two people who work the queue
 * never get the same one. Refused while somebody else works on it and has given a sign of life
 * within two minutes; `notePresence` keeps it and `endPresence` gives it back, mode `working`.
 * @param at ISO instant
 */
export async function claimLead(
  trx: Trx,
  leadId: number,
  userId: string,
  at: string,
): Promise<Claim> {
  const all = await presences(trx, leadId, at);
  const other = all.find((each) => each.mode === 'working' && each.userId !== userId);
  if (other) {
    return { ok: false, by: { userId: other.userId, name: other.name } };
  }
  await savePresence(trx, { leadId, userId, mode: 'working', seenAt: at });
  return { ok: true };
}
