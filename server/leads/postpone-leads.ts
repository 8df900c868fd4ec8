import type { z } from 'zod';
import type { postponeInput } from '../../shared/lead-bulk.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { invalid } from '../http/errors.ts';
import type { Principal } from '../staff/principal.ts';
import { createTask, postponeOpenTasks } from '../tasks/task.service.ts';
import { appendActivity } from './activity.queries.ts';
import { requireTakesPart } from './bulk-plan.ts';
import { refreshNextStep } from './lead.service.ts';
import type { LeadRow } from './lead.table.ts';
import { forEachLead } from './many-leads.ts';

type Postponing = z.output<typeof postponeInput>;

const longest = { hours: 24 * 366 };

/**
 * Puts off what is to be done for several leads, all or none: their open tasks and the first
 * call. Appointments stay, and so does the response clock: it tells how long people have waited.
 * @throws HttpError 409 that names each lead that can't be postponed, and why; 422
 */
export async function postponeLeads(
  ctx: Context,
  principal: Principal,
  { ids, until, reason }: Postponing,
): Promise<void> {
  requireAhead(ctx, until);
  const at = nowIso(ctx.clock);
  await ctx.db.transaction().execute((trx) =>
    forEachLead(trx, principal, ids, async (lead) => {
      await requireTakesPart(trx, principal, lead, 'postpone');
      await appendActivity(trx, {
        leadId: lead.id,
        at,
        actorId: principal.userId,
        type: 'postponed',
        data: { until, ...(reason && { reason }) },
      });
      await putOff(trx, lead, until, reason);
    }),
  );
}

async function putOff(
  trx: Trx,
  lead: LeadRow,
  until: string,
  reason: string | undefined,
): Promise<void> {
  const moved = await postponeOpenTasks(trx, lead.id, until);
  const firstCallIsOpen = lead.dueAt !== null;
  if (moved > 0 || firstCallIsOpen) {
    await refreshNextStep(trx, lead.id);
    return;
  }
  await createTask(trx, {
    leadId: lead.id,
    kind: 'call',
    dueAt: until,
    title: 'Postponed',
    reason: reason ?? 'Put off until now.',
    assigneeId: lead.assigneeId,
  });
}

function requireAhead({ clock }: Context, until: string): void {
  const at = Temporal.Instant.from(until);
  if (Temporal.Instant.compare(at, clock.now()) <= 0) {
    throw invalid({ until: 'Choose a time that is still to come.' });
  }
  if (Temporal.Instant.compare(at, clock.now().add(longest)) > 0) {
    throw invalid({ until: 'Choose a time within a year.' });
  }
}
