import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { replan } from '../follow-up/replan.ts';
import { isOver } from '../leads/open-lead.ts';
import { findLead } from '../leads/lead.queries.ts';
import { responseDeadlines } from '../locations/business-time.ts';
import { findLocation } from '../locations/location.queries.ts';
import { hasOpenTask } from '../tasks/task.queries.ts';
import { createTask } from '../tasks/task.service.ts';
import type { EmailRow } from './mail.table.ts';

const title = 'Call: the mail did not arrive';

/** A mail that can't be delivered is not a person who lost interest: somebody calls. */
export async function tellStaff(
  ctx: Context,
  trx: Trx,
  email: EmailRow,
  error: string,
): Promise<void> {
  const lead = email.leadId === null ? undefined : await findLead(trx, email.leadId);
  if (!lead) {
    return;
  }
  await appendActivity(trx, {
    leadId: lead.id,
    at: nowIso(ctx.clock),
    actorId: null,
    type: 'emailFailed',
    data: { emailId: email.id, template: email.template, error },
  });
  const over = isOver(lead) || lead.contactStop === 'doNotContact';
  if (over || (await hasOpenTask(trx, lead.id, title))) {
    return;
  }
  const location = await findLocation(trx, lead.locationId);
  const now = ctx.clock.now();
  await createTask(trx, {
    leadId: lead.id,
    kind: 'call',
    dueAt: toIso(location ? responseDeadlines(location, now).dueAt : now),
    title,
    origin: 'event',
    reason: 'The mail could not be delivered. Ask for the right address.',
    assigneeId: lead.assigneeId,
  });
  await replan(trx, lead.id, toIso(now));
}
