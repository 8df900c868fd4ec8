import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { contactStopInput } from '../../shared/follow-up.ts';
import { type ContactStop, contactStops } from '../../shared/vocabulary.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import { HttpError } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { standingFor, updateLead, writableLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { Principal } from '../staff/principal.ts';
import { finishOpenTasks } from '../tasks/task.service.ts';
import { isKeptStop, liftKeptStop } from './kept-stops.ts';
import { followersOf, samePersonLeads } from './same-person-leads.ts';

/** What is done to a lead, and who did it. `facts` ties what happened to leads of one person. */
type Stop = {
  readonly actorId: string | null;
  readonly at: string;
  readonly facts: Readonly<Record<string, unknown>>;
};

/**
 * Nobody contacts this person any more (`doNotContact`), or nothing goes out by itself (`crisis`): at
 * once, for mails already waiting too, and for every lead of the same person in the group. Whoever did
 * it learns nothing of leads that aren't theirs to see.
 * @returns the activity that tells of it, or null where it was so already, or more was
 */
export async function stopContact(
  ctx: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
  leadId: number,
  { reason, note }: z.output<typeof contactStopInput>,
): Promise<number | null> {
  return ctx.db.transaction().execute(async (trx) => {
    const lead = await writableLead(trx, principal, leadId);
    if (!isMore(reason, lead.contactStop)) {
      return null;
    }
    const [at, person] = [nowIso(ctx.clock), randomUUID()];
    const facts = { ...(note && { note }), person };
    const deed = await stopOne(trx, lead, reason, { actorId: principal.userId, at, facts });
    for (const other of await samePersonLeads(trx, lead)) {
      if (isMore(reason, other.contactStop)) {
        await stopOne(trx, other, reason, { actorId: null, at, facts: { withPerson: person } });
      }
    }
    return deed;
  });
}

/** Who asked to be left alone is not merely paused. */
function isMore(reason: ContactStop, now: ContactStop | null): boolean {
  return now === null || (now === 'crisis' && reason === 'doNotContact');
}

async function stopOne(
  trx: Trx,
  lead: LeadRow,
  reason: ContactStop,
  { actorId, at, facts }: Stop,
): Promise<number> {
  await updateLead(trx, lead.id, { contactStop: reason });
  const finishedTaskIds =
    reason === 'doNotContact' ? await finishOpenTasks(trx, lead.id, at, 'doNotContact') : [];
  const data = { reason, ...facts, finishedTaskIds, before: lead.contactStop };
  const deed = await appendActivity(trx, {
    leadId: lead.id,
    at,
    actorId,
    type: 'contactStopped',
    data,
  });
  await replan(trx, lead.id, at);
  return deed;
}

/**
 * The person may be contacted again, by every lead of theirs.
 * @returns the activity that tells of it
 * @throws HttpError 409 where nothing was stopped
 */
export async function resumeContact(
  ctx: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
  leadId: number,
): Promise<number> {
  return ctx.db.transaction().execute(async (trx) => {
    const lead = await writableLead(trx, principal, leadId);
    if (lead.contactStop === null) {
      throw new HttpError(409, 'followUp.notStopped', 'This person may be contacted already.');
    }
    const [at, person] = [nowIso(ctx.clock), randomUUID()];
    const by = { actorId: principal.userId, at, facts: { person } };
    const deed = await resumeOne(trx, lead, by);
    for (const other of await samePersonLeads(trx, lead)) {
      if (other.contactStop !== null) {
        await resumeOne(trx, other, { actorId: null, at, facts: { withPerson: person } });
      }
    }
    return deed;
  });
}

async function resumeOne(trx: Trx, lead: LeadRow, { actorId, at, facts }: Stop): Promise<number> {
  await updateLead(trx, lead.id, { contactStop: null });
  await liftKeptStop(trx, lead);
  const data = { ...facts, before: lead.contactStop };
  const event = { leadId: lead.id, at, actorId, type: 'contactResumed' as const, data };
  const deed = await appendActivity(trx, event);
  await replan(trx, lead.id, at);
  return deed;
}

/**
 * A new lead of somebody whom nobody may contact, or who is in a crisis, is no way around it, whoever
 * took it down; nor is a lead that turns out to be theirs.
 * @param isAlone no other lead is reached by its mail address or phone number, as the caller knows
 * @returns the lead as it is afterwards
 */
export async function inheritStop(
  trx: Trx,
  lead: LeadRow,
  at: string,
  isAlone = false,
): Promise<LeadRow> {
  const others = isAlone ? [] : await samePersonLeads(trx, lead);
  const kept = (await isKeptStop(trx, lead)) ? ['doNotContact' as const] : [];
  const stops = [...kept, ...others.map(({ contactStop }) => contactStop)];
  const reason = contactStops.find((each) => stops.includes(each));
  if (reason === undefined || !isMore(reason, lead.contactStop)) {
    return lead;
  }
  const facts = { inherited: true };
  await stopOne(trx, lead, reason, { actorId: null, at, facts });
  return { ...lead, contactStop: reason };
}

/**
 * The other way round: what is noted on this lead without anybody having said it here, as by a list,
 * holds for the person's other leads too.
 */
export async function spreadStop(trx: Trx, lead: LeadRow, at: string): Promise<void> {
  const reason = lead.contactStop;
  for (const other of reason === null ? [] : await samePersonLeads(trx, lead)) {
    if (reason !== null && isMore(reason, other.contactStop)) {
      await stopOne(trx, other, reason, { actorId: null, at, facts: { inherited: true } });
    }
  }
}

/**
 * Puts the leads of the person back with the one whose stop (or its end) is taken back.
 * @param data of the activity that is taken back
 */
export async function undoForPerson(
  trx: Trx,
  { data, at: since }: { readonly data: Readonly<Record<string, unknown>>; readonly at: string },
  { at, reopen }: { readonly at: string; readonly reopen: (ids: unknown) => Promise<void> },
): Promise<void> {
  for (const { lead, event } of await followersOf(trx, data['person'], since)) {
    const before = contactStops.find((each) => each === event.data['before']) ?? null;
    const became = event.type === 'contactStopped' ? event.data['reason'] : null;
    if (lead.contactStop === became) {
      await updateLead(trx, lead.id, { contactStop: before });
      await reopen(event.data['finishedTaskIds']);
      await stopWhole(trx, lead, before, at);
      const undone = { activityIds: [event.id], type: event.type };
      await appendActivity(trx, {
        leadId: lead.id,
        at,
        actorId: null,
        type: 'undone',
        data: undone,
      });
      await replan(trx, lead.id, at);
    }
  }
}

/** A stop that holds again holds for what the lead was merged into meanwhile. */
async function stopWhole(
  trx: Trx,
  lead: LeadRow,
  reason: ContactStop | null,
  at: string,
): Promise<void> {
  const whole = await standingFor(trx, lead);
  if (reason !== null && whole.id !== lead.id && isMore(reason, whole.contactStop)) {
    await stopOne(trx, whole, reason, { actorId: null, at, facts: { inherited: true } });
  }
}
