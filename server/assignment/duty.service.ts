import type { z } from 'zod';
import type { awayInput, handOverInput } from '../../shared/duty.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { isFollowed } from '../follow-up/clock.ts';
import { replan } from '../follow-up/replan.ts';
import { forbidden, HttpError, invalid } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { assignWithin } from '../leads/assign-lead.ts';
import { updateLead } from '../leads/lead.queries.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import { findUser } from '../staff/user.queries.ts';
import { openLeadsOf, giveTasks, setAway } from './duty.queries.ts';

/**
 * Marks somebody as away until then, or as here (null). Leads of theirs that nobody has tried to
 * reach go back to the pool: they must not wait for somebody who isn't there.
 * @returns how many went back
 */
export async function markAway(
  ctx: Context,
  { userId }: Principal,
  { until }: z.output<typeof awayInput>,
): Promise<number> {
  const at = nowIso(ctx.clock);
  if (until !== null && until <= at) {
    throw invalid({ until: 'Choose a time that is still to come.' });
  }
  return ctx.db.transaction().execute(async (trx) => {
    await setAway(trx, userId, until);
    const untouched =
      until === null
        ? []
        : (await openLeadsOf(trx, userId)).filter(
            (lead) => lead.firstContactAt === null && isFollowed(lead),
          );
    for (const lead of untouched) {
      await updateLead(trx, lead.id, { assigneeId: null });
      await appendActivity(trx, {
        leadId: lead.id,
        at,
        actorId: null,
        type: 'assigned',
        data: { from: userId, to: null, reason: 'Away: nobody has tried to call yet.' },
      });
      await replan(trx, lead.id, at);
    }
    return untouched.length;
  });
}

export type HandedOver = { readonly leads: number; readonly tasks: number };

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
    const by = { actorId: principal.userId, at, ...(note && { note }) };
    const leads = (await openLeadsOf(trx, fromId)).filter(({ locationId }) =>
      maySeeLocation(principal, locationId),
    );
    const tasks = await giveTasks(
      trx,
      fromId,
      leads.map(({ id }) => id),
      toId,
    );
    for (const lead of leads) {
      await assignWithin(trx, lead, toId, by);
    }
    return { leads: leads.length, tasks };
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
