import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Principal } from '../staff/principal.ts';
import { holdings } from './holdings.ts';
import type { Document, Part } from './send-document.ts';
import { createTelling } from './telling.ts';
import { whoseFile } from './whose-file.ts';

/**
 * Everything held about one person, in one file that they can read: for managers of their location,
 * who answer such requests. Who took it is in the audit trail, and so in the file.
 * @throws HttpError 404
 */
export async function personExport(
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
    action: 'exportPerson',
    resource: 'leads',
    recordId: String(leadId),
  });
  const telling = await createTelling(db, leadIds, lead.locationId);
  const parts: Part[] = [];
  for (const holding of holdings) {
    parts.push(await holding(telling, lead));
  }
  return {
    fileName: `person-${lead.reference}`,
    title: `All that we hold about ${lead.firstName} ${lead.lastName}, ${lead.reference}`,
    intro: [`Taken from the records on ${telling.time(at)} by ${principal.name}.`, ...remarks],
    parts,
  };
}
