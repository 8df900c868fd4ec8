import { sql } from 'kysely';
import type { ShiftNote } from '../../shared/today.ts';
import { standing } from '../../shared/undo.ts';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { leadOfActivity } from '../leads/family.ts';
import { ownLocations, type Principal } from '../staff/principal.ts';
import { most, openPromises } from './today.queries.ts';
import { requirePlace } from './today.service.ts';

const told = [
  'call',
  'note',
  'statusChanged',
  'statusCorrected',
  'appointmentBooked',
  'appointmentMoved',
  'appointmentCancelled',
  'appointmentCompleted',
  'appointmentNoShow',
  'postponed',
  'contactStopped',
  'taskDone',
] as const;

/**
 * What people of the clinic did in the last 12 hours and did not take back, and what is promised:
 * for who comes next.
 * @throws HttpError 404 for a location that isn't theirs
 */
export async function shiftNote(
  ctx: Context,
  principal: Principal,
  locationId: number | null,
): Promise<ShiftNote> {
  requirePlace(principal, locationId);
  const since = toIso(ctx.clock.now().subtract({ hours: 12 }));
  const events = standing(await deedsSince(ctx.db, principal, locationId, since));
  const promises = await openPromises(ctx.db, principal, locationId);
  return {
    at: nowIso(ctx.clock),
    events: events.slice(-most),
    promises: promises.slice(0, most),
    cut: events.length > most || promises.length > most,
  };
}

/** Oldest first; what takes one of them back came after it, so it is among them. */
async function deedsSince(db: Db, principal: Principal, locationId: number | null, since: string) {
  const own = ownLocations(principal, 'leads.locationId') ?? sql<boolean>`1 = 1`;
  const rows = await db
    .selectFrom('activities')
    .innerJoin('leads as told', (join) => join.on('told.id', '=', leadOfActivity))
    // What was done to a lead that was merged since is told of the one that stays.
    .innerJoin('leads', (join) =>
      join.on('leads.id', '=', (eb) => eb.fn.coalesce('told.mergedIntoId', 'told.id')),
    )
    .select(['activities.id', 'leads.id as leadId', 'activities.at', 'activities.actorId'])
    .select(['activities.type', 'activities.data', 'leads.firstName', 'leads.lastName'])
    .where('activities.at', '>=', since)
    .where('activities.actorId', 'is not', null)
    .where('activities.type', 'in', [...told, 'undone'])
    .where(own)
    .$if(locationId !== null, (query) => query.where('leads.locationId', '=', locationId ?? 0))
    .orderBy('activities.id')
    .execute();
  return rows.map((row) => ({
    ...row,
    data: JSON.parse(row.data) as Record<string, unknown>,
  }));
}
