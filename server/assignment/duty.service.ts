import type { z } from 'zod';
import type { awayInput, handOverInput } from '../../shared/duty.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { forbidden, HttpError, invalid, notFound } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { assignWithin, requireWorksAt } from '../leads/assign-lead.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { markAct } from '../leads/many-leads.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import { findUser } from '../staff/user.queries.ts';
import { awayUntil, giveTasks, leadsOfTasks, openLeadsOf, setAway } from './duty.queries.ts';

/**
 * Marks somebody as away until then, or as here (null). Leads of theirs that nobody has tried to
 * reach go back to the pool, with their open tasks: they must not wait for somebody who isn't
 * there. Those at a location that a manager doesn't see go back too, but not as this manager's deed.
 * @returns how many went back before these eyes, and the first activity that tells of it
 * @throws HttpError 403 for a colleague below manager, 404 for whom a manager has no location with
 */
export async function markAway(
  ctx: Context,
  principal: Principal,
  userId: string,
  { until }: z.output<typeof awayInput>,
): Promise<{ returned: number; deed: number | null }> {
  const at = nowIso(ctx.clock);
  if (until !== null && until <= at) {
    throw invalid({ until: 'Choose a time that is still to come.' });
  }
  return ctx.db.transaction().execute(async (trx) => {
    await requireMarkable(trx, principal, userId);
    const before = await awayUntil(trx, userId);
    await setAway(trx, userId, until);
    const untouched =
      until === null
        ? []
        : (await openLeadsOf(trx, userId)).filter(
            // Nobody has called since they asked, for the first time or again.
            ({ dueAt }) => dueAt !== null,
          );
    const seen = untouched.filter(({ locationId }) => maySeeLocation(principal, locationId));
    const same = { reason: 'Away: nobody has called since they asked.', away: { before, until } };
    const act = markAct(seen.length);
    let deed: number | null = null;
    for (const lead of untouched) {
      const isSeen = seen.includes(lead);
      const moved = await giveTasks(trx, { from: userId, to: null, leadIds: [lead.id] });
      const facts = { ...same, ...(isSeen && act), ...movedFacts(moved, userId, null) };
      const actorId = isSeen ? principal.userId : null;
      const given = await assignWithin(trx, lead, null, { actorId, at, facts });
      deed ??= isSeen ? given : null;
    }
    return { returned: seen.length, deed };
  });
}

/** Oneself; a manager everybody of a location of theirs, for somebody who can't say it any more. */
async function requireMarkable(trx: Trx, principal: Principal, userId: string): Promise<void> {
  if (userId === principal.userId) {
    return;
  }
  if (principal.role === 'frontDesk') {
    throw forbidden('You can mark yourself as away. A manager can do so for others.');
  }
  const user = await findUser(trx, userId);
  if (!user?.active || !user.locationIds.some((id) => maySeeLocation(principal, id))) {
    throw notFound('This colleague');
  }
}

export type HandedOver = {
  readonly leads: number;
  readonly tasks: number;
  /** The first activity that tells of it, by which all of it is taken back. */
  readonly deed: number | null;
};

/** What the history keeps of tasks that went along, so that they can go back. */
function movedFacts(tasks: readonly { id: number }[], from: string, to: string | null) {
  const taskIds = tasks.map(({ id }) => id);
  return taskIds.length > 0 ? { movedTasks: { taskIds, from, to } } : {};
}

/**
 * Gives all open leads and tasks of one person to another, all or none, with a note in each
 * lead's history. Tasks on leads of others go too: nobody else may do them.
 * @throws HttpError 403 for another's leads below manager, 404 unknown, 422 where the receiver doesn't
 *   work at the location of one of them
 */
export async function handOver(
  ctx: Context,
  principal: Principal,
  fromId: string,
  { toId, note }: z.output<typeof handOverInput>,
): Promise<HandedOver> {
  if (fromId !== principal.userId && principal.role === 'frontDesk') {
    throw forbidden('You can hand over your own leads. A manager can hand over those of others.');
  }
  if (fromId === toId) {
    throw invalid({ toId: 'Choose somebody else.' });
  }
  return ctx.db.transaction().execute(async (trx) => {
    await requireColleague(trx, toId);
    const at = nowIso(ctx.clock);
    const mine = ({ locationId }: { locationId: number }) => maySeeLocation(principal, locationId);
    const leads = (await openLeadsOf(trx, fromId)).filter(mine);
    const others = (await leadsOfTasks(trx, fromId)).filter(mine);
    const touched = [...leads, ...others];
    const leadIds = touched.map(({ id }) => id);
    const tasks = await giveTasks(trx, { from: fromId, to: toId, leadIds });
    const tasksOf = Map.groupBy(tasks, ({ leadId }) => leadId);
    const same = { ...(note && { note }), ...markAct(touched.length) };
    let deed: number | null = null;
    for (const lead of touched) {
      const facts = { ...same, ...movedFacts(tasksOf.get(lead.id) ?? [], fromId, toId) };
      const by = { actorId: principal.userId, at, facts };
      const give = lead.assigneeId === fromId ? assignWithin : giveTasksOnly;
      const given = await give(trx, lead, toId, by);
      deed ??= given;
    }
    return { leads: leads.length, tasks: tasks.length, deed };
  });
}

type Given = { readonly actorId: string; readonly at: string; readonly facts: object };

/** Only tasks go over; the lead stays with whoever has it. */
async function giveTasksOnly(
  trx: Trx,
  lead: LeadRow,
  toId: string,
  { facts, ...by }: Given,
): Promise<number> {
  await requireWorksAt(trx, toId, lead.locationId);
  const data = { ...facts, to: toId };
  return appendActivity(trx, { leadId: lead.id, ...by, type: 'tasksGiven', data });
}

async function requireColleague(trx: Trx, id: string): Promise<void> {
  const user = await findUser(trx, id);
  if (!user?.active) {
    throw new HttpError(422, 'invalid', 'Choose somebody who works here.', {
      errors: { toId: 'Choose somebody who works here.' },
    });
  }
}
