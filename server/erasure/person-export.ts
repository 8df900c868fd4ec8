import type { Context } from '../context.ts';
import type { Principal } from '../staff/principal.ts';
import { holdings } from './holdings.ts';
import type { Document, Part } from './send-document.ts';
import { takeAlong } from './take-along.ts';

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
  const { lead, telling, remarks, taken } = await takeAlong(ctx, principal, leadId, 'exportPerson');
  const parts: Part[] = [];
  for (const holding of holdings) {
    parts.push(await holding(telling, lead));
  }
  return {
    fileName: `person-${lead.reference}`,
    title: `All that we hold about ${lead.firstName} ${lead.lastName}, ${lead.reference}`,
    intro: [taken, ...remarks],
    parts,
  };
}
