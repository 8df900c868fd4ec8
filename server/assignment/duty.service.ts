import type { z } from 'zod';
import type { awayInput, handOverInput } from '../../shared/duty.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { isFollowed } from '../follow-up/clock.ts';
import { forbidden, HttpError, invalid, notFound } from '../http/errors.ts';
import { assignWithin } from '../leads/assign-lead.ts';
import { markAct } from '../leads/many-leads.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import { findUser } from '../staff/user.queries.ts';
import { awayUntil, giveTasks, openLeadsOf, setAway } from './duty.queries.ts';

/**
 * Marks somebody as away until then, or as here (null). Leads of theirs that nobody has tried to
 * reach go back to the pool: they must not wait for somebody who isn't there.
 * @returns how many went back, and the first activity that tells of it
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
            (lead) => lead.firstContactAt === null && isFollowed(lead),
          );
    const reason = 'Away: nobody has tried to call yet.';
    const facts = { reason, away: { before, until }, ...markAct(untouched.length) };
    let deed: number | null = null;
    for (const lead of untouched) {
      const given = await assignWithin(trx, lead, null, { actorId: principal.userId, at, facts });
      deed ??= given;
    }
    return { returned: untouched.length, deed };
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

/**
 * Gives all open leads and tasks of one person to another, all or none, with a note in each
 * lead's history.
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
    const leads = (await openLeadsOf(trx, fromId)).filter(({ locationId }) =>
      maySeeLocation(principal, locationId),
    );
    const tasks = await giveTasks(
      trx,
      fromId,
      leads.map(({ id }) => id),
      toId,
    );
    const tasksOf = Map.groupBy(tasks, ({ leadId }) => leadId);
    const same = { ...(note && { note }), ...markAct(leads.length) };
    let deed: number | null = null;
    for (const lead of leads) {
      const movedTaskIds = (tasksOf.get(lead.id) ?? []).map(({ id }) => id);
      const facts = { ...same, ...(movedTaskIds.length > 0 && { movedTaskIds }) };
      const by = { actorId: principal.userId, at, facts };
      const given = await assignWithin(trx, lead, toId, by);
      deed ??= given;
    }
    return { leads: leads.length, tasks: tasks.length, deed };
  });
}

async function requireColleague(trx: Trx, id: string): Promise<void> {
  const user = await findUser(trx, id);
  if (!user?.active) {
    throw new HttpError(422, 'invalid', 'Choose somebody who works here.', {
      errors: { toId: 'Choose somebody who works here.' },
    });
  }
}
