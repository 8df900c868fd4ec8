import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { markAct } from '../leads/many-leads.ts';
import type { Principal } from '../staff/principal.ts';
import {
  findPair,
  ruledOutEvents,
  setRuledOut,
  type VisiblePair,
  visiblePair,
} from './duplicate.queries.ts';
import { linksOf } from './link.queries.ts';
import { linkLeads, unlinkLeads } from './link.service.ts';
import { sharedReach } from './score.ts';

/**
 * "Not the same person": the pair leaves the list for good. Who shares a phone or a mailbox all the
 * same lives with the other: they are linked as a household.
 * @returns the activity by which it is taken back, for both leads
 * @throws HttpError 404, 409 where it was said before
 */
export async function ruleOut(ctx: Context, principal: Principal, id: number): Promise<number> {
  return ctx.db.transaction().execute(async (trx) => {
    const { pair, leads } = await visiblePair(trx, principal, id);
    if (pair.ruledOutAt !== null) {
      throw new HttpError(409, 'duplicate.ruledOut', 'Somebody has said so already.');
    }
    const by = { actorId: principal.userId, at: nowIso(ctx.clock) };
    await setRuledOut(trx, id, { at: by.at, byId: by.actorId });
    const mark = markAct(leads.length);
    const [deed] = await onBoth(leads, (leadId, otherId) =>
      appendActivity(trx, {
        leadId,
        ...by,
        type: 'ruledOut',
        data: { ...mark, pairId: id, otherId },
      }),
    );
    await linkIfShared(trx, leads, by);
    return deed;
  });
}

type Leads = VisiblePair['leads'];

async function onBoth(
  [one, another]: Leads,
  act: (leadId: number, otherId: number) => Promise<number>,
): Promise<[number, number]> {
  return [await act(one.id, another.id), await act(another.id, one.id)];
}

async function linkIfShared(
  trx: Trx,
  [one, another]: Leads,
  { actorId, at }: { readonly actorId: string; readonly at: string },
): Promise<void> {
  const via = sharedReach(one, another);
  if (via !== null) {
    const link = { leadId: one.id, otherId: another.id, kind: 'household', via } as const;
    await linkLeads(trx, link, at, actorId);
  }
}

/**
 * "Perhaps they are, after all": a pair that was ruled out is open again, however long ago.
 * @throws HttpError 404, 409 where it is open
 */
export async function reconsider(ctx: Context, principal: Principal, id: number): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const { pair, leads } = await visiblePair(trx, principal, id);
    if (pair.ruledOutAt === null) {
      throw new HttpError(409, 'duplicate.open', 'This pair is on the list already.');
    }
    const at = nowIso(ctx.clock);
    await openAgain(trx, id, at);
    for (const { id: leadId } of leads) {
      const activityIds = await ruledOutEvents(trx, leadId, id);
      const data = { activityIds, type: 'ruledOut' };
      await appendActivity(trx, { leadId, at, actorId: principal.userId, type: 'undone', data });
    }
  });
}

/** Whoever may be one person is no household. Where the pair is open, nothing happens. */
export async function openAgain(trx: Trx, pairId: number, at: string): Promise<void> {
  const pair = await findPair(trx, pairId);
  if (!pair || pair.ruledOutAt === null) {
    return;
  }
  await setRuledOut(trx, pairId, null);
  const links = await linksOf(trx, pair.leadId);
  const link = links.find(({ otherId, kind }) => otherId === pair.otherId && kind === 'household');
  if (link) {
    await unlinkLeads(trx, link, at);
  }
}
