import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Principal } from '../staff/principal.ts';
import { createTelling } from './telling.ts';
import { whoseFile } from './whose-file.ts';

/**
 * Begins a file about a person: whose it is, and how it tells times and names. Who takes it along is
 * in the audit trail before a word of it is written.
 * @throws HttpError 404
 */
export async function takeAlong(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
  leadId: number,
  action: 'exportConsents' | 'exportPerson',
) {
  const { lead, leadIds, remarks } = await whoseFile(db, principal, leadId);
  const at = nowIso(clock);
  const recordId = String(leadId);
  await recordAudit(db, { at, actorId: principal.userId, action, resource: 'leads', recordId });
  const telling = await createTelling(db, leadIds, lead.locationId);
  const taken = `Taken from the records on ${telling.words(at)} by ${principal.name}.`;
  return { lead, telling, remarks, taken };
}
