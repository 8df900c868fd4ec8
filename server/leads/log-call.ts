import type { z } from 'zod';
import type { callInput } from '../../shared/lead.ts';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { invalid } from '../http/errors.ts';
import type { Principal } from '../staff/principal.ts';
import { replan } from '../follow-up/replan.ts';
import { createTask, settleCalls } from '../tasks/task.service.ts';
import { appendActivity } from './activity.queries.ts';
import { writableLead } from './lead.queries.ts';
import type { LeadRow } from './lead.table.ts';
import { requireOpen } from './open-lead.ts';

/**
 * Records a call to the person: it stops the response clock, counts as an attempt and settles the
 * calls that were to be made. The next one comes when it was agreed, else when the plan says.
 * @returns the activity that tells of it
 * @throws HttpError 409 for a closed lead where a next call is agreed, or the caller took it for open
 */
export async function logCall(
  ctx: Context,
  principal: Principal,
  leadId: number,
  { outcome, note, followUpAt, openOnly }: z.output<typeof callInput>,
): Promise<number> {
  const at = nowIso(ctx.clock);
  const next = followUpAt === undefined ? null : Temporal.Instant.from(followUpAt);
  if (next && Temporal.Instant.compare(next, ctx.clock.now()) <= 0) {
    throw invalid({ followUpAt: 'Choose a time that is still to come.' });
  }
  return ctx.db.transaction().execute(async (trx) => {
    const lead = await writableLead(trx, principal, leadId);
    if (next || openOnly === true) {
      requireOpen(lead);
    }
    const finishedTaskIds = await settleCalls(trx, leadId, at, outcome);
    const made = next && (await promiseCall(trx, lead, principal.userId, toIso(next), note));
    const deed = await appendActivity(trx, {
      leadId,
      at,
      actorId: principal.userId,
      type: 'call',
      data: {
        outcome,
        ...(note && { note }),
        ...(next && { followUpAt: toIso(next) }),
        ...(finishedTaskIds.length > 0 && { finishedTaskIds }),
        ...(made && { madeTaskId: made.id }),
      },
    });
    await replan(trx, leadId, at);
    return deed;
  });
}

function promiseCall(
  trx: Trx,
  lead: LeadRow,
  userId: string,
  dueAt: string,
  note: string | undefined,
): Promise<{ id: number }> {
  return createTask(trx, {
    leadId: lead.id,
    kind: 'call',
    dueAt,
    title: 'Call back',
    reason: note ?? 'Agreed on the phone.',
    origin: 'promise',
    assigneeId: lead.assigneeId ?? userId,
  });
}
