import type { Activity } from '../../shared/records.ts';
import { isTakenBack, undoMinutes, type Undone, whyNotUndo } from '../../shared/undo.ts';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { apart } from '../db/apart.ts';
import type { Trx } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { writableLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { Principal } from '../staff/principal.ts';
import { compensations } from './compensations.ts';
import { deedOf, type StandingDeed, standingOf, undoable } from './deed.ts';
import { type LeadEvent, leadEvents } from './events.ts';
import { replan } from './replan.ts';
import { findActivity, sameAct } from './undo.queries.ts';

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

type Standing = StandingDeed & { readonly leadId: number };

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
  const lead = await writableLead(trx, principal, leadId);
  const why = whyNotUndo(event, after);
  if (why !== null || !isTakenBack(event.type)) {
    throw new HttpError(409, 'undo.refused', why ?? 'This can’t be taken back.');
  }
  const compensate = compensations[event.type];
  const { also, remark } = await compensate({ ctx, trx, principal, lead, event, after, at });
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
