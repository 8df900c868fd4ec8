import type { Db } from '../db/database.ts';
import { seenLead, standingFor } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import { familyIds } from './family-ids.ts';

export type WhoseFile = {
  readonly lead: LeadRow;
  /** All of which the file tells. */
  readonly leadIds: readonly number[];
  /** What is to be said of the file beforehand. */
  readonly remarks: readonly string[];
};

const apart =
  'This request was merged into one of another location: the file has what was held about it before. What came since is for that location to give.';

/**
 * Of whom a file about this lead tells: of the person, with all that was merged. Where what stayed is
 * not theirs to see, it tells of this lead by itself.
 * @throws HttpError 404
 */
export async function whoseFile(db: Db, principal: Principal, leadId: number): Promise<WhoseFile> {
  const asked = await seenLead(db, principal, leadId);
  const lead = await standingFor(db, asked);
  if (!maySeeLocation(principal, lead.locationId)) {
    return { lead: asked, leadIds: [asked.id], remarks: [apart] };
  }
  return { lead, leadIds: await familyIds(db, lead.id), remarks: [] };
}
