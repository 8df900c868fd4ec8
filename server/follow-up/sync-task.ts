import { toIso } from '../clock.ts';
import type { Trx } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { finishTask, insertTask, updateTask } from '../tasks/task.service.ts';
import type { TaskRow } from '../tasks/task.table.ts';
import type { PlanFacts } from './cadence.ts';
import type { PlannedTask } from './planned-task.ts';

type Sync = {
  readonly lead: LeadRow;
  readonly facts: PlanFacts;
  /** The lead's open tasks. */
  readonly open: readonly TaskRow[];
  /** What the plan wants now; null: nothing. */
  readonly wanted: PlannedTask | null;
  /** ISO instant */
  readonly at: string;
};

/**
 * The plan has at most one task open: the one wanted now. Whatever changes is told in the history,
 * with its reason.
 */
export async function syncTask(trx: Trx, sync: Sync): Promise<void> {
  const { open, wanted } = sync;
  const planned = open.filter(({ origin }) => origin === 'plan');
  const kept = planned.find(({ kind, step }) => kind === wanted?.kind && step === wanted.step);
  for (const task of planned.filter((each) => each !== kept)) {
    await finishTask(trx, task, sync.at, 'superseded');
    await tell(trx, sync, { ...about(task), ended: true, reason: whyEnded(sync) });
  }
  if (wanted && kept) {
    await adjust(trx, sync, kept, wanted);
  } else if (wanted) {
    await add(trx, sync, wanted);
  }
}

async function add(trx: Trx, sync: Sync, wanted: PlannedTask): Promise<void> {
  const task = { ...wanted, dueAt: toIso(wanted.dueAt) };
  const { id: leadId, assigneeId } = sync.lead;
  await insertTask(trx, { ...task, leadId, assigneeId, origin: 'plan' });
  await tell(trx, sync, { ...about(task), dueAt: task.dueAt, reason: task.reason });
}

async function adjust(trx: Trx, sync: Sync, kept: TaskRow, wanted: PlannedTask): Promise<void> {
  const { assigneeId } = sync.lead;
  const dueAt = toIso(wanted.dueAt);
  if (kept.dueAt !== dueAt || kept.assigneeId !== assigneeId) {
    await updateTask(trx, kept.id, { dueAt, assigneeId });
  }
  if (kept.dueAt !== dueAt) {
    const reason = 'By the hours and the plan of the location as they are now.';
    await tell(trx, sync, { ...about(kept), dueAt, movedFrom: kept.dueAt, reason });
  }
}

function about({ kind, step, title }: Pick<TaskRow, 'kind' | 'step' | 'title'>) {
  return { kind, step, title };
}

async function tell(trx: Trx, { lead, at }: Sync, data: Record<string, unknown>): Promise<void> {
  await appendActivity(trx, { leadId: lead.id, at, actorId: null, type: 'planned', data });
}

/** Why the plan wants a step no more. */
function whyEnded({ lead, facts, wanted }: Sync): string {
  if (wanted) {
    return `“${wanted.title}” takes its place.`;
  }
  if (lead.mergedIntoId !== null) {
    return 'The lead was merged with another.';
  }
  if (lead.status !== 'requested' && lead.status !== 'emailed') {
    return lead.status === 'closed' ? 'The lead is closed.' : 'They have booked.';
  }
  if (lead.contactStop !== null) {
    return lead.contactStop === 'crisis'
      ? 'Nothing goes on by itself during a crisis.'
      : 'The person asked not to be contacted.';
  }
  if (facts.otherCallOpen) {
    return 'Another call is to be made anyway.';
  }
  return facts.location.settings.followUp
    ? 'What it followed from was taken back.'
    : 'The location follows up no more.';
}
