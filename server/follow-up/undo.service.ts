import type { Activity } from '../../shared/records.ts';
import {
  type Deed,
  isDeed,
  type Undoable,
  undoMinutes,
  type Undone,
  whyNotUndo,
} from '../../shared/undo.ts';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { apart } from '../db/apart.ts';
import type { Trx } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { findLead, visibleLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import { compensations } from './compensations.ts';
import { type LeadEvent, leadEvents } from './events.ts';
import { replan } from './replan.ts';
import { doneSince, findActivity, sameAct } from './undo.queries.ts';

const undoable = Temporal.Duration.from({ minutes: undoMinutes });

/** What this person did last, within ten minutes, and has not taken back; null: nothing. */
export async function lastDeed(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
): Promise<Undoable | null> {
  const since = toIso(clock.now().subtract(undoable));
  const recent = await doneSince(db, principal.userId, since);
  const undone = new Set(
    recent.filter(({ type }) => type === 'undone').flatMap(({ data }) => data['activityIds']),
  );
  const standing = recent.filter((each) => isDeed(each) && !undone.has(each.id));
  const [last] = standing;
  const lead = last && (await findLead(db, last.leadId));
  if (!last || !lead || !maySeeLocation(principal, lead.locationId)) {
    return null;
  }
  const { act } = last.data;
  const leads = act === undefined ? 1 : standing.filter(({ data }) => data['act'] === act).length;
  const [alone] = leads === 1 ? standingOf(await leadEvents(db, lead.id), last.id) : [];
  return {
    ...deedOf(last, lead, leads),
    until: toIso(Temporal.Instant.from(last.at).add(undoable)),
    // Of several, each lead is judged when it is taken back.
    refused: alone ? whyNotUndo(alone.event, alone.after) : null,
  };
}

/**
 * Takes back one deed, whatever came after it elsewhere: a compensating event, with all that
 * followed from the deed put right in the same transaction. What was done to several leads in one
 * act goes as one; those on which something was built stay as they are.
 * @returns what was taken back, for how many leads, and what stays for which reason
 * @throws HttpError 404 where it is not theirs, 409 with the reason where nothing can be taken back
 */
export async function takeBack(
  ctx: Context,
  principal: Principal,
  activityId: number,
): Promise<Undone> {
  const undone = await ctx.db.transaction().execute(async (trx) => {
    const deed = await ownDeed(trx, principal, activityId);
    const lead = await visibleLead(trx, principal, deed.leadId);
    const standing = await standingAct(trx, deed);
    requireInTime(ctx, deed);
    const refused: HttpError[] = [];
    for (const each of standing) {
      const outcome = await apart(trx, () => takeOneBack(ctx, trx, principal, each));
      if (outcome instanceof HttpError) {
        refused.push(outcome);
      }
    }
    requireSomething(standing.length, refused);
    const kept = countReasons(refused);
    return { ...deedOf(deed, lead, standing.length - refused.length), kept };
  });
  ctx.events.emit('outbox');
  return undone;
}

/** @throws HttpError 404 where it is not there, or somebody else did it */
async function ownDeed(trx: Trx, { userId }: Principal, id: number): Promise<Activity> {
  const deed = await findActivity(trx, id);
  if (deed?.actorId !== userId) {
    throw new HttpError(404, 'notFound', 'This is not there, or not yours to take back.');
  }
  return deed;
}

type Standing = {
  readonly leadId: number;
  readonly event: LeadEvent;
  /** What happened to the lead since, oldest first. */
  readonly after: readonly LeadEvent[];
};

/**
 * All that was done in this act and still stands.
 * @throws HttpError 409 where all of it was taken back already
 */
async function standingAct(trx: Trx, deed: Activity): Promise<Standing[]> {
  const standing: Standing[] = [];
  for (const { id, leadId } of await sameAct(trx, deed)) {
    const found = standingOf(await leadEvents(trx, leadId), id);
    standing.push(...found.map((each) => ({ leadId, ...each })));
  }
  if (standing.length === 0) {
    throw new HttpError(409, 'undo.already', 'This was taken back already.');
  }
  return standing;
}

/** The event among those of its lead, with what came after it; none where it was taken back. */
function standingOf(events: readonly LeadEvent[], id: number): Omit<Standing, 'leadId'>[] {
  const index = events.findIndex((each) => each.id === id);
  const event = events[index];
  return event ? [{ event, after: events.slice(index + 1) }] : [];
}

function requireInTime({ clock }: Pick<Context, 'clock'>, { at }: Activity): void {
  if (at < toIso(clock.now().subtract(undoable))) {
    const why = `This can’t be taken back any more: more than ${undoMinutes} minutes have passed.`;
    throw new HttpError(409, 'undo.over', why);
  }
}

async function takeOneBack(
  ctx: Context,
  trx: Trx,
  principal: Principal,
  { leadId, event, after }: Standing,
): Promise<void> {
  const at = nowIso(ctx.clock);
  const lead = await visibleLead(trx, principal, leadId);
  const why = whyNotUndo(event, after);
  const compensate = compensations[event.type];
  if (why !== null || !compensate) {
    throw new HttpError(409, 'undo.refused', why ?? 'This can’t be taken back.');
  }
  const also = await compensate({ ctx, trx, lead, event, after, at });
  await appendActivity(trx, {
    leadId,
    at,
    actorId: principal.userId,
    type: 'undone',
    data: { activityIds: [event.id, ...also], type: event.type },
  });
  await replan(trx, leadId, at);
}

/** @throws HttpError 409 where every lead refused; its message names each reason once */
function requireSomething(leads: number, refused: readonly HttpError[]): void {
  const [first] = refused;
  if (first && refused.length === leads) {
    const reasons = countReasons(refused).map(({ reason }) => reason);
    throw new HttpError(first.status, first.code, reasons.join(' '));
  }
}

function countReasons(refused: readonly HttpError[]): Undone['kept'] {
  const byReason = Map.groupBy(refused, ({ message }) => message);
  return [...byReason].map(([reason, { length: count }]) => ({ reason, count }));
}

function deedOf(activity: Activity, lead: LeadRow, leads: number): Deed {
  const { id: activityId, leadId, type, data, at } = activity;
  const { firstName, lastName, locationId } = lead;
  return { activityId, leadId, firstName, lastName, locationId, type, data, at, leads };
}
