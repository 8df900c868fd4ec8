import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import { consentInWords, ledgerInWords } from '../consent/holdings.ts';
import type { Context } from '../context.ts';
import type { Principal } from '../staff/principal.ts';
import { stopsOf } from './event-words.ts';
import type { Document } from './send-document.ts';
import { createTelling } from './telling.ts';
import { whoseFile } from './whose-file.ts';

/**
 * What one person agreed to and withdrew, as somebody outside can read it: every row with its wording
 * in full, when, from where, by which means. Who took it is in the audit trail.
 * @throws HttpError 404
 */
export async function consentProof(
  ctx: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
  leadId: number,
): Promise<Document> {
  const { db } = ctx;
  const { lead, leadIds, remarks } = await whoseFile(db, principal, leadId);
  const at = nowIso(ctx.clock);
  await recordAudit(db, {
    at,
    actorId: principal.userId,
    action: 'exportConsents',
    resource: 'leads',
    recordId: String(leadId),
  });
  const telling = await createTelling(db, leadIds, lead.locationId);
  const { reach, ...ledger } = await ledgerInWords(telling, lead.id);
  return {
    fileName: `consent-${lead.reference}`,
    title: `Consent of ${lead.firstName} ${lead.lastName}, ${lead.reference}`,
    intro: [
      `Taken from the records on ${telling.time(at)} by ${principal.name}. ${reach}`,
      'Rows are only ever added: what was said later stands beside what was said before.',
      ...remarks,
    ],
    parts: [await consentInWords(db, lead), ledger, await stopsOf(telling)],
  };
}
