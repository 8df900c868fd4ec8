import type { MergeRecord } from '../../shared/merge.ts';
import type { Db } from '../db/database.ts';
import { findLead, visibleLead } from '../leads/lead.queries.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import { findUser } from '../staff/user.queries.ts';
import { laterThan } from './merge-counts.ts';
import { mergeOf, mergesInto } from './merging.queries.ts';
import type { MergeRow } from './merging.table.ts';
import { splitElsewhere } from './split.ts';

/**
 * The merges of a lead that stand: the one by which it is a pointer, else those into it.
 * @throws HttpError 404 where the lead isn't theirs to see
 */
export async function mergesAt(
  db: Db,
  principal: Principal,
  leadId: number,
): Promise<MergeRecord[]> {
  await visibleLead(db, principal, leadId);
  const own = await mergeOf(db, leadId);
  const merges = own ? [own] : await mergesInto(db, leadId);
  return Promise.all(merges.map((merge) => toRecord(db, principal, merge, leadId)));
}

async function toRecord(
  db: Db,
  principal: Principal,
  merge: MergeRow,
  leadId: number,
): Promise<MergeRecord> {
  const { id, intoId, at, actorId } = merge;
  const other = await findLead(db, merge.leadId === leadId ? intoId : merge.leadId);
  const into = await findLead(db, intoId);
  const isSeen = other !== undefined && maySeeLocation(principal, other.locationId);
  return {
    id,
    leadId: merge.leadId,
    intoId,
    at,
    by: (await findUser(db, actorId))?.name ?? 'somebody',
    other: isSeen
      ? {
          id: other.id,
          reference: other.reference,
          firstName: other.firstName,
          lastName: other.lastName,
        }
      : null,
    later: isSeen ? await laterThan(db, merge) : [],
    refused: whyNotSplit(isSeen, into?.mergedIntoId !== null),
  };
}

function whyNotSplit(isSeen: boolean, wentOn: boolean): string | null {
  if (!isSeen) {
    return splitElsewhere;
  }
  return wentOn ? 'That lead was merged into another one since. Split that first.' : null;
}
