import assert from 'node:assert/strict';
import { statusStamps, transitions } from '../../shared/lead-status.ts';
import type { LeadStatus } from '../../shared/vocabulary.ts';
import type { LeadRow } from '../../server/leads/lead.table.ts';

type Pipeline = Pick<LeadRow, 'status' | 'closeReason' | (typeof statusStamps)[LeadStatus]>;

/** What the row says of the way through the pipeline. */
export function pipelineColumns(lead: LeadRow): Pipeline {
  const { status, closeReason, requestedAt, emailedAt, bookedAt, infusedAt, closedAt } = lead;
  return { status, closeReason, requestedAt, emailedAt, bookedAt, infusedAt, closedAt };
}

/** The columns as the history alone gives them, every move one that the rules allow. */
export function replay(
  lead: LeadRow,
  history: readonly { type: string; at: string; data: string }[],
) {
  const columns: Pipeline = {
    status: 'requested',
    closeReason: null,
    requestedAt: history.find(({ type }) => type === 'requested')?.at ?? '',
    emailedAt: null,
    bookedAt: null,
    infusedAt: null,
    closedAt: null,
  };
  for (const { type, at, data } of history) {
    if (type === 'statusChanged') {
      const { from, to, reason } = JSON.parse(data) as {
        from: LeadStatus;
        to: LeadStatus;
        reason?: LeadRow['closeReason'];
      };
      assert.equal(from, columns.status, lead.reference);
      assert(transitions.some((rule) => rule.from.includes(from) && rule.to === to));
      columns.status = to;
      columns[statusStamps[to]] ??= at;
      columns.closeReason = reason ?? null;
    }
  }
  return columns;
}
