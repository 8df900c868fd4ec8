import type { Activity } from '../../shared/records.ts';
import {
  type Deed,
  isDeed,
  isTakenBack,
  standing,
  type Undoable,
  undoMinutes,
  type Undone,
  whyNotUndo,
} from '../../shared/undo.ts';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { apart } from '../db/apart.ts';
import type { Db, Trx } from '../db/database.ts';
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
  const visible = await visibleOf(db, principal, lastAct(standing(recent).filter(isDeed)));
  const [first] = visible;
  if (!first) {
    return null;
  }
  const { deed, lead } = first;
  const [alone] = visible.length === 1 ? standingOf(await leadEvents(db, lead.id), deed.id) : [];
  return {
    ...deedOf(deed, lead, visible.length),
    until: toIso(Temporal.Instant.from(deed.at).add(undoable)),
    // Of several, each lead is judged when it is taken back.
    refused: alone ? whyNotUndo(alone.event, alone.after) : null,
  };
}

/** The last of these deeds (newest first), with all that was done in one act with it, in order. */
function lastAct(deeds: readonly Activity[]): Activity[] {
  const [last] = deeds;
  const act = last?.data['act'];
  return deeds
    .filter((each) => each === last || (act !== undefined && each.data['act'] === act))
    .toReversed();
}

type OfLead = { readonly deed: Activity; readonly lead: LeadRow };

async function visibleOf(
  db: Db,
  principal: Principal,
  deeds: readonly Activity[],
): Promise<OfLead[]> {
  const visible: OfLead[] = [];
  for (const deed of deeds) {
    const lead = await findLead(db, deed.leadId);
    if (lead && maySeeLocation(principal, lead.locationId)) {
      visible.push({ deed, lead });
    }
  }
  return visible;
}

/**
 * Takes back one deed, whatever came after it elsewhere: a compensating event, with all that
 * followed from the deed put right in the same transaction. What was done to several leads in one
 * act goes as one; those on which something was built stay as they are, and so do those that this
 * person can't see any more.
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
    const act = await standingAct(trx, deed);
    requireInTime(ctx, deed);
    const done: TakenBackOne[] = [];
    const refused: HttpError[] = [];
    for (const each of act) {
      const outcome = await apart(trx, () => takeOneBack(ctx, trx, principal, each));
      if (outcome instanceof HttpError) {
        refused.push(outcome);
      } else {
        done.push(outcome);
      }
    }
    return answer(done, refused);
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
  const act: Standing[] = [];
  for (const { id, leadId } of await sameAct(trx, deed)) {
    const found = standingOf(await leadEvents(trx, leadId), id);
    act.push(...found.map((each) => ({ leadId, ...each })));
  }
  if (act.length === 0) {
    throw new HttpError(409, 'undo.already', 'This was taken back already.');
  }
  return act;
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

type TakenBackOne = {
  readonly lead: LeadRow;
  readonly event: LeadEvent;
  readonly remark: string | undefined;
};

async function takeOneBack(
  ctx: Context,
  trx: Trx,
  principal: Principal,
  { leadId, event, after }: Standing,
): Promise<TakenBackOne> {
  const at = nowIso(ctx.clock);
  const lead = await visibleLead(trx, principal, leadId);
  const why = whyNotUndo(event, after);
  if (why !== null || !isTakenBack(event.type)) {
    throw new HttpError(409, 'undo.refused', why ?? 'This can’t be taken back.');
  }
  const compensate = compensations[event.type];
  const { also, remark } = await compensate({ ctx, trx, lead, event, after, at });
  await appendActivity(trx, {
    leadId,
    at,
    actorId: principal.userId,
    type: 'undone',
    data: {
      activityIds: also === undefined ? [event.id] : [event.id, also],
      type: event.type,
    },
  });
  await replan(trx, leadId, at);
  return { lead, event, remark };
}

/**
 * What is answered tells of the first lead for which it was taken back.
 * @throws HttpError where every lead refused; its message names each reason once
 */
function answer(done: readonly TakenBackOne[], refused: readonly HttpError[]): Undone {
  const kept = countReasons(refused);
  const [first] = done;
  if (first) {
    const remarks = done.flatMap(({ remark }) => remark ?? []);
    return { ...deedOf(first.event, first.lead, done.length), remarks, kept };
  }
  // 404 only where none of them is theirs to see.
  const why = refused.find(({ status }) => status !== 404) ?? refused[0];
  const reasons = kept.map(({ reason }) => reason).join(' ');
  throw new HttpError(why?.status ?? 409, why?.code ?? 'undo.refused', reasons);
}

function countReasons(refused: readonly HttpError[]): Undone['kept'] {
  const byReason = Map.groupBy(refused, ({ message }) => message);
  return [...byReason].map(([reason, { length: count }]) => ({ reason, count }));
}

function deedOf({ id, type, data, at }: LeadEvent, lead: LeadRow, leads: number): Deed {
  const { id: leadId, firstName, lastName, locationId } = lead;
  return { activityId: id, leadId, firstName, lastName, locationId, type, data, at, leads };
}
