import type { NewRequest } from '../../shared/request.ts';
import { inheritStop } from '../consent/contact-stop.service.ts';
import type { Trx } from '../db/database.ts';
import { createTask } from '../tasks/task.service.ts';
import type { LeadRow } from './lead.table.ts';

/**
 * Somebody whom nobody may contact has asked, or asked again: anybody can type a name and a number
 * into a form, so nothing goes out by itself; but no request is lost, a person decides what comes of
 * it. A crisis stays one, whichever lead it was noted on.
 * @param isAlone no other lead is reached by the same mail address or phone number
 * @returns the lead as it is afterwards
 */
export async function heedStop(
  trx: Trx,
  asked: LeadRow,
  request: NewRequest,
  at: string,
  isAlone = false,
): Promise<LeadRow> {
  const lead = await inheritStop(trx, asked, at, isAlone);
  if (lead.contactStop === 'doNotContact') {
    await createTask(trx, {
      leadId: lead.id,
      kind: 'review',
      dueAt: at,
      title: 'Asked again: decide whether to contact them',
      origin: 'event',
      reason: 'Somebody of this name and number asked us before not to contact them.',
      assigneeId: lead.assigneeId ?? request.actorId,
    });
  }
  return lead;
}
