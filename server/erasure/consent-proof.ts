import { consentInWords, ledgerInWords } from '../consent/holdings.ts';
import type { Context } from '../context.ts';
import type { Principal } from '../staff/principal.ts';
import { stopsOf } from './event-words.ts';
import type { Document } from './send-document.ts';
import { takeAlong } from './take-along.ts';

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
  const { lead, telling, remarks, taken } = await takeAlong(
    ctx,
    principal,
    leadId,
    'exportConsents',
  );
  const { reach, ...ledger } = await ledgerInWords(telling, lead.id);
  return {
    fileName: `consent-${lead.reference}`,
    title: `Consent of ${lead.firstName} ${lead.lastName}, ${lead.reference}`,
    intro: [
      `${taken} ${reach}`,
      'Rows are only ever added: what was said later stands beside what was said before.',
      ...remarks,
    ],
    parts: [await consentInWords(ctx.db, lead), ledger, await stopsOf(telling)],
  };
}
