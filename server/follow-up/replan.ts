import { isDeepStrictEqual } from 'node:util';
import { toIso } from '../clock.ts';
import type { Trx } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { findLead, updateLead } from '../leads/lead.queries.ts';
import { refreshNextStep } from '../leads/lead.service.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { openTasks } from '../tasks/task.queries.ts';
import { finishTask, insertTask, updateTask } from '../tasks/task.service.ts';
import type { TaskRow } from '../tasks/task.table.ts';
import { leadClock } from './clock.ts';
import { planFacts } from './facts.ts';
import { planFollowUp } from './plan.ts';
import type { PlannedTask } from './planned-task.ts';

/**
 * Works clock and plan of a lead out anew from its history and writes what changed: the summary
 * columns and the plan's one open task. Called after anything that happened to the lead, in the
 * same transaction.
 * @param at now, as an ISO instant
 * @returns the lead as it is afterwards
 */
export async function replan(trx: Trx, leadId: number, at: string): Promise<LeadRow> {
  const lead = await existing(trx, leadId);
  const open = await openTasks(trx, leadId);
  const facts = await planFacts(trx, lead, open);
  const plan = planFollowUp(facts);
  await syncTask(trx, lead, open, plan.task, at);
  await writeSummary(trx, lead, {
    ...leadClock(lead, facts.events, facts.location),
    nextMailAt: plan.mail && toIso(plan.mail.at),
  });
  await refreshNextStep(trx, leadId);
  return existing(trx, leadId);
}

async function existing(trx: Trx, leadId: number): Promise<LeadRow> {
  const lead = await findLead(trx, leadId);
  if (!lead) {
    throw new Error('the lead to be planned for is not there');
  }
  return lead;
}

async function writeSummary(trx: Trx, lead: LeadRow, summary: Partial<LeadRow>): Promise<void> {
  const before = Object.fromEntries(
    Object.keys(summary).map((name) => [name, Reflect.get(lead, name) as unknown]),
  );
  if (!isDeepStrictEqual(before, summary)) {
    await updateLead(trx, lead.id, summary);
  }
}

/** The plan has at most one task open: the one wanted now. */
async function syncTask(
  trx: Trx,
  lead: LeadRow,
  open: readonly TaskRow[],
  wanted: PlannedTask | null,
  at: string,
): Promise<void> {
  const planned = open.filter(({ origin }) => origin === 'plan');
  const kept = planned.find(({ kind, step }) => kind === wanted?.kind && step === wanted.step);
  for (const task of planned.filter((each) => each !== kept)) {
    await finishTask(trx, task, at, 'superseded');
  }
  if (!wanted) {
    return;
  }
  const { assigneeId } = lead;
  const dueAt = toIso(wanted.dueAt);
  if (kept) {
    if (kept.dueAt !== dueAt || kept.assigneeId !== assigneeId) {
      await updateTask(trx, kept.id, { dueAt, assigneeId });
    }
    return;
  }
  const { kind, step, title, reason } = wanted;
  await insertTask(trx, {
    leadId: lead.id,
    kind,
    step,
    title,
    reason,
    dueAt,
    assigneeId,
    origin: 'plan',
  });
  await appendActivity(trx, {
    leadId: lead.id,
    at,
    actorId: null,
    type: 'planned',
    data: { kind, step, dueAt, title, reason },
  });
}
