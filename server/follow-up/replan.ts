import { isDeepStrictEqual } from 'node:util';
import { toIso } from '../clock.ts';
import { finishRefused } from '../consent/refused-tasks.ts';
import type { Trx } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { findLead, updateLead } from '../leads/lead.queries.ts';
import { refreshNextStep } from '../leads/lead.service.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { openTasks } from '../tasks/task.queries.ts';
import { leadClock } from './clock.ts';
import { planFacts } from './facts.ts';
import { planFollowUp } from './plan.ts';
import { syncTask } from './sync-task.ts';

/**
 * Works clock and plan of a lead out anew from its history and writes what changed: the summary
 * columns and the plan's one open task. Called after anything that happened to the lead, in the
 * same transaction.
 * @param at now, as an ISO instant
 * @returns the lead as it is afterwards
 */
export async function replan(trx: Trx, leadId: number, at: string): Promise<LeadRow> {
  const lead = await existing(trx, leadId);
  await endRefused(trx, lead, at);
  const open = await openTasks(trx, leadId);
  const facts = await planFacts(trx, lead, open);
  const plan = planFollowUp(facts);
  await syncTask(trx, { lead, open, facts, wanted: plan.task, at });
  await writeSummary(trx, lead, {
    ...leadClock(lead, facts.events, facts.location, facts.noCall === null),
    nextMailAt: plan.mail && toIso(plan.mail.at),
  });
  await refreshNextStep(trx, leadId);
  return existing(trx, leadId);
}

/** Whoever said no is not contacted because a task was open: it ends, and the history says why. */
async function endRefused(trx: Trx, lead: LeadRow, at: string): Promise<void> {
  const open = await openTasks(trx, lead.id);
  const refused = open.length === 0 ? [] : await finishRefused(trx, lead, at);
  for (const { kind, step, title } of open.filter(({ id }) => refused.includes(id))) {
    const reason = 'They asked not to be contacted so.';
    const data = { kind, step, title, ended: true, reason };
    await appendActivity(trx, { leadId: lead.id, at, actorId: null, type: 'planned', data });
  }
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
