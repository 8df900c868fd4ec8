import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { findLead, updateLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { FileRow } from './import.table.ts';
import type { Filled } from './joining.ts';
import { joinedActivityIds } from './unjoin.queries.ts';

/**
 * Gives a lead that was there before the import what it had: what was filled in goes where it is
 * still the same, and what came to its history counts no more. A "no" to being contacted stays.
 * @returns what stays of it otherwise, in words, or null
 */
export async function unjoinLead(trx: Trx, row: FileRow, at: string): Promise<string | null> {
  const lead = row.leadId === null ? undefined : await findLead(trx, row.leadId);
  if (!lead) {
    return null;
  }
  const activityIds = await joinedActivityIds(trx, row);
  const data = { activityIds, importId: row.importId };
  await appendActivity(trx, { leadId: lead.id, at, actorId: null, type: 'undone', data });
  const filled = JSON.parse(row.filled ?? '{}') as Filled;
  await updateLead(trx, lead.id, unfilled(lead, filled));
  await replan(trx, lead.id, at);
  return lead.mergedIntoId !== null && Object.keys(filled).length > 0
    ? 'It was merged since: what the file filled in stays with the lead that stayed.'
    : null;
}

/** Only what nobody has changed since. */
function unfilled(lead: LeadRow, filled: Filled): Partial<LeadRow> {
  const { concern, ...others } = filled;
  const same = Object.entries(others).filter(
    ([field, value]) => Reflect.get(lead, field) === value,
  );
  return {
    ...Object.fromEntries(same.map(([field]) => [field, null])),
    ...(concern !== undefined && lead.concern === concern && { concern: 'undisclosed' }),
  };
}
