import { isDeepStrictEqual } from 'node:util';
import { recordAudit } from '../audit/audit.service.ts';
import type { Trx } from '../db/database.ts';
import type { LeadRow } from '../leads/lead.table.ts';

/** What leads are counted by. Whose else they are told of is kept with the merge. */
const counted = [
  'language',
  'concern',
  'source',
  'sourceDetails',
  'assigneeId',
] as const satisfies readonly (keyof LeadRow)[];

/**
 * Keeps what a merge, or a split, made of the fields that leads are counted by: a merge forgets it
 * when it is taken back, and a report of a past day must still say what was said then.
 */
export async function auditFields(
  trx: Trx,
  before: LeadRow,
  after: LeadRow,
  by: { readonly actorId: string; readonly at: string },
): Promise<void> {
  const changed = counted.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  if (changed.length === 0) {
    return;
  }
  const valuesOf = (lead: LeadRow) => {
    const told = { ...lead, sourceDetails: campaignIn(lead.sourceDetails) };
    return Object.fromEntries(changed.map((name) => [name, told[name]]));
  };
  await recordAudit(trx, {
    at: by.at,
    actorId: by.actorId,
    action: 'change',
    resource: 'leads',
    recordId: String(before.id),
    details: { before: valuesOf(before), after: valuesOf(after) },
  });
}

/** Of where somebody came from only the campaign is counted; an address may tell of the person. */
function campaignIn(sourceDetails: string): string {
  const details = JSON.parse(sourceDetails) as Readonly<Record<string, unknown>>;
  const counts = Object.entries(details).filter(([name]) => /^(utm_)?campaign$/.test(name));
  return JSON.stringify(Object.fromEntries(counts));
}
