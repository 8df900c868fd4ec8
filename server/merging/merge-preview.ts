import {
  hiddenFields,
  type MergeCandidate,
  mergeFields,
  type MergePreview,
} from '../../shared/merge.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { writableLead } from '../leads/lead.queries.ts';
import { leadResource } from '../leads/lead.resource.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { Principal } from '../staff/principal.ts';
import { isFilled, takenFrom } from './fields.ts';
import { whyNotMerge } from './may-merge.ts';
import { movesOf } from './merge-counts.ts';
import { mergeWarnings, reportsSentence } from './merge-words.ts';

/**
 * Leads side by side, with what a merge into one of them would do. Nothing is changed by asking;
 * that somebody looked at them is logged.
 * @param intoId the one that would stay; without: who asked first
 * @throws HttpError 404 where one isn't theirs to see, 409 where one was merged already
 */
export async function previewMerge(
  ctx: Context,
  principal: Principal,
  ids: readonly number[],
  intoId: number | null,
): Promise<MergePreview> {
  const at = nowIso(ctx.clock);
  const leads = await Promise.all(ids.map((id) => writableLead(ctx.db, principal, id)));
  await noteViews(ctx, principal, ids, at);
  const into = leads.find(({ id }) => id === intoId) ?? earliest(leads);
  const ordered: [LeadRow, ...LeadRow[]] = [into, ...leads.filter((each) => each !== into)];
  return {
    intoId: into.id,
    leads: await Promise.all(leads.map((lead) => candidate(ctx.db, lead))),
    differing: mergeFields.filter(
      (field) => new Set(leads.map((lead) => lead[field] ?? '')).size > 1,
    ),
    taken: takenFrom(ordered, {}),
    reports: await reportsSentence(ctx.db, ordered),
    warnings: await mergeWarnings(ctx.db, ordered, at),
    refused: await whyNotMerge(ctx.db, ordered, at),
  };
}

function earliest(leads: readonly LeadRow[]): LeadRow {
  const [lead] = leads.toSorted(
    (a, b) =>
      Number(isClosed(a)) - Number(isClosed(b)) || a.requestedAt.localeCompare(b.requestedAt),
  );
  if (!lead) {
    throw new Error('no lead to compare');
  }
  return lead;
}

const isClosed = ({ status }: LeadRow) => status === 'closed';

async function candidate(db: Db, lead: LeadRow): Promise<MergeCandidate> {
  const { id, reference, locationId, status, closeReason, contactStop, requestedAt, version } =
    lead;
  const said = leadResource.toRecord(lead);
  const values = mergeFields.map(
    (field) => [field, hiddenFields.includes(field) ? null : said[field]] as const,
  );
  return {
    id,
    reference,
    locationId,
    status,
    closeReason,
    contactStop,
    requestedAt,
    version,
    values: Object.fromEntries(values) as MergeCandidate['values'],
    filled: hiddenFields.filter((field) => isFilled(lead, field)),
    moves: await movesOf(db, id),
  };
}

async function noteViews(
  { db }: Context,
  { userId: actorId }: Principal,
  ids: readonly number[],
  at: string,
): Promise<void> {
  for (const id of ids) {
    const event = { at, actorId, action: 'view', resource: 'leads', recordId: String(id) };
    await recordAudit(db, event);
  }
}
