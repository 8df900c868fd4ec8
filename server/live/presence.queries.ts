import { presenceMs, type Presence, type PresenceMode } from '../../shared/presence.ts';
import { toIso } from '../clock.ts';
import type { Db } from '../db/database.ts';
import { seenLead } from '../leads/lead.queries.ts';
import type { Principal } from '../staff/principal.ts';

/** Signs of life before this instant have faded. */
export function fadedBefore(at: string): string {
  return toIso(Temporal.Instant.from(at).subtract({ milliseconds: presenceMs }));
}

/**
 * Everybody who is at a lead, in the order of their names, and each once: who works on it in one
 * tab and looks at it in another works on it.
 */
export async function presences(db: Db, leadId: number, at: string): Promise<Presence[]> {
  const all = await db
    .selectFrom('presences')
    .innerJoin('users', 'users.id', 'presences.userId')
    .select(['presences.userId', 'users.name', 'presences.mode'])
    .where('presences.leadId', '=', leadId)
    .where('presences.seenAt', '>', fadedBefore(at))
    .where('users.active', '=', 1)
    .orderBy('users.name')
    .execute();
  const working = new Set(all.filter(isWork).map(({ userId }) => userId));
  return all.filter((each) => isWork(each) || !working.has(each.userId));
}

const isWork = ({ mode }: Presence) => mode === 'working';

/**
 * The colleagues at a lead, without the person who asks.
 * @throws HttpError 404 where the lead isn't theirs to see
 */
export async function presentAt(
  db: Db,
  principal: Principal,
  leadId: number,
  at: string,
): Promise<Presence[]> {
  await seenLead(db, principal, leadId);
  const all = await presences(db, leadId, at);
  return all.filter(({ userId }) => userId !== principal.userId);
}

export async function savePresence(
  db: Db,
  presence: { leadId: number; userId: string; mode: PresenceMode; seenAt: string },
): Promise<void> {
  await db
    .insertInto('presences')
    .values(presence)
    .onConflict((conflict) =>
      conflict.columns(['leadId', 'userId', 'mode']).doUpdateSet({ seenAt: presence.seenAt }),
    )
    .execute();
}

export async function deletePresence(
  db: Db,
  { leadId, userId, mode }: { leadId: number; userId: string; mode: PresenceMode },
): Promise<void> {
  await db
    .deleteFrom('presences')
    .where('leadId', '=', leadId)
    .where('userId', '=', userId)
    .where('mode', '=', mode)
    .execute();
}

/** Forgets who has given no sign of life; the feed tells that they are gone. */
export async function deleteFaded(db: Db, at: string): Promise<void> {
  await db.deleteFrom('presences').where('seenAt', '<=', fadedBefore(at)).execute();
}
