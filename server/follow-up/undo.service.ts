import type { Undoable } from '../../shared/today.ts';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { visibleLead } from '../leads/lead.queries.ts';
import type { Principal } from '../staff/principal.ts';
import { compensations, final } from './compensations.ts';
import { leadEvents } from './events.ts';
import { replan } from './replan.ts';

const undoable = Temporal.Duration.from({ minutes: 10 });

/** What this person did last, within ten minutes, and has not taken back; null: nothing. */
export async function lastDeed(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  { userId }: Principal,
): Promise<Undoable> {
  const since = toIso(clock.now().subtract(undoable));
  const recent = await deeds(db, userId, since);
  const undone = new Set(
    recent.filter(({ type }) => type === 'undone').flatMap(({ data }) => data['activityIds']),
  );
  const last = recent.find((each) => isDeed(each) && !undone.has(each.id));
  if (!last) {
    return null;
  }
  const { id: activityId, leadId, type, data, at } = last;
  const until = toIso(Temporal.Instant.from(at).add(undoable));
  return { activityId, leadId, type, data, at, until, refused: final[type] ?? null };
}

type Deed = Awaited<ReturnType<typeof deeds>>[number];

/** What a person decided; not what followed from it by itself, under the same name. */
function isDeed({ type, data }: Deed): boolean {
  if (type === 'statusChanged') {
    return data['to'] === 'closed' || data['from'] === 'closed';
  }
  if (type === 'emailQueued') {
    return ['bookingLink', 'rebooking', 'personal'].includes(String(data['template']));
  }
  return type in compensations || type in final;
}

/** What this person did since then, newest first. */
async function deeds(db: Db, userId: string, since: string) {
  const rows = await db
    .selectFrom('activities')
    .select(['id', 'leadId', 'type', 'data', 'at'])
    .where('at', '>=', since)
    .where('actorId', '=', userId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }));
}

/**
 * Takes back what this person did last: a compensating event, with all that followed from the
 * deed put right in the same transaction.
 * @returns what was taken back
 * @throws HttpError 404 where there is nothing, 409 with the reason where something was built on it
 */
export async function undoLast(ctx: Context, principal: Principal): Promise<NonNullable<Undoable>> {
  const deed = await lastDeed(ctx, principal);
  if (!deed) {
    throw new HttpError(
      404,
      'undo.nothing',
      'There is nothing to take back from the last 10 minutes.',
    );
  }
  if (deed.refused !== null) {
    throw new HttpError(409, 'undo.final', deed.refused);
  }
  await ctx.db.transaction().execute(async (trx) => {
    const at = nowIso(ctx.clock);
    const lead = await visibleLead(trx, principal, deed.leadId);
    const events = await leadEvents(trx, deed.leadId);
    const index = events.findIndex(({ id }) => id === deed.activityId);
    const event = events[index];
    const compensate = event && compensations[event.type];
    if (!event || !compensate) {
      throw new HttpError(409, 'undo.gone', 'This was taken back already.');
    }
    const also = await compensate({ ctx, trx, lead, event, after: events.slice(index + 1), at });
    await appendActivity(trx, {
      leadId: lead.id,
      at,
      actorId: principal.userId,
      type: 'undone',
      data: { activityIds: [event.id, ...also], type: event.type },
    });
    await replan(trx, lead.id, at);
  });
  ctx.events.emit('outbox');
  return deed;
}
