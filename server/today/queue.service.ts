import type { Activity } from '../../shared/records.ts';
import type { NextByOutcome, QueueTurn, TodayRow, TodaySection } from '../../shared/today.ts';
import { callOutcomes, type ActivityType } from '../../shared/vocabulary.ts';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db, Trx } from '../db/database.ts';
import { leadEvents } from '../follow-up/events.ts';
import { planFacts } from '../follow-up/facts.ts';
import { planFollowUp } from '../follow-up/plan.ts';
import { findLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { claimLead } from '../live/presence.service.ts';
import type { Principal } from '../staff/principal.ts';
import { openTasks } from '../tasks/task.queries.ts';
import { isSettled } from '../tasks/task.service.ts';
import { mailStates } from './today.queries.ts';
import { queueNow } from './today.service.ts';

type Place = { readonly section: TodaySection; readonly row: TodayRow };

/**
 * The next lead to work on, claimed for whoever asks. Those that somebody else works on are passed
 * over and named.
 * @param passed leads to leave out this time, because they were just seen and left
 */
export async function nextTurn(
  ctx: Context,
  principal: Principal,
  locationId: number | null,
  passed: readonly number[],
): Promise<QueueTurn> {
  const { queue } = await queueNow(ctx, principal, locationId);
  const taken: QueueTurn['taken'] = [];
  for (const place of queue.filter(({ row }) => !passed.includes(row.leadId))) {
    const { leadId, firstName, lastName } = place.row;
    const claimed = await claim(ctx, principal, leadId);
    if (claimed.ok) {
      return { total: queue.length, taken, turn: await turnOf(ctx, place) };
    }
    taken.push({ leadId, firstName, lastName, by: claimed.by.name });
  }
  return { total: queue.length, taken, turn: null };
}

function claim(ctx: Context, { userId }: Principal, leadId: number) {
  const at = nowIso(ctx.clock);
  return ctx.db.transaction().execute((trx: Trx) => claimLead(trx, leadId, userId, at));
}

async function turnOf(ctx: Context, { section, row }: Place): Promise<QueueTurn['turn']> {
  const lead = await findLead(ctx.db, row.leadId);
  if (!lead) {
    return null;
  }
  const mails = await mailStates(ctx.db, [row.leadId]);
  return {
    row: { ...row, mail: mails.get(row.leadId) ?? 'none' },
    section,
    voicemailOk: lead.voicemailOk === null ? null : lead.voicemailOk === 1,
    preferredContact: lead.preferredContact,
    bestTime: lead.bestTime,
    okToTalkTo: lead.okToTalkTo,
    requesterName: lead.requesterName,
    version: lead.version,
    before: await lastContacts(ctx.db, row.leadId),
    next: await nextByOutcome(ctx, lead),
  };
}

/** What people did or heard; not what the plan or the books did in between. */
const contacts: readonly ActivityType[] = [
  'requested',
  'requestedAgain',
  'call',
  'note',
  'emailSent',
  'emailFailed',
  'bookingOpened',
  'appointmentBooked',
  'appointmentMoved',
  'appointmentCancelled',
  'appointmentNoShow',
];

/** The newest first, without what was taken back. */
async function lastContacts(db: Db, leadId: number): Promise<Activity[]> {
  const events = await leadEvents(db, leadId);
  return events
    .filter(({ type }) => contacts.includes(type))
    .slice(-3)
    .toReversed()
    .map((event) => ({ ...event, leadId }));
}

/** The plan, asked what it would do if the call went this way or that. */
async function nextByOutcome({ db, clock }: Context, lead: LeadRow): Promise<NextByOutcome> {
  const now = nowIso(clock);
  const open = await openTasks(db, lead.id);
  const after = callOutcomes.map(async (outcome) => {
    const left = open.filter((task) => !isSettled(task, now, outcome));
    const facts = await planFacts(db, lead, left);
    const what = { type: 'call' as const, data: { outcome } };
    const call = { id: 0, leadId: lead.id, at: now, actorId: null, ...what };
    const { task } = planFollowUp({ ...facts, events: [...facts.events, call] });
    return [outcome, task && { title: task.title, dueAt: toIso(task.dueAt) }] as const;
  });
  return Object.fromEntries(await Promise.all(after)) as NextByOutcome;
}
