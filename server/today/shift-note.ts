import { sql } from 'kysely';
import type { ShiftNote } from '../../shared/today.ts';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { ownLocations, type Principal } from '../staff/principal.ts';
import { todayOf } from './today.service.ts';

const most = 300;
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
] as const;

/** What people of the clinic did in the last 12 hours, and what is promised: for who comes next. */
export async function shiftNote(
  ctx: Context,
  principal: Principal,
  locationId: number | null,
): Promise<ShiftNote> {
  const { sections } = await todayOf(ctx, principal, locationId);
  const since = toIso(ctx.clock.now().subtract({ hours: 12 }));
  const own = ownLocations(principal, 'leads.locationId') ?? sql<boolean>`1 = 1`;
  const rows = await ctx.db
    .selectFrom('activities')
    .innerJoin('leads', 'leads.id', 'activities.leadId')
    .select(['activities.id', 'activities.leadId', 'activities.at', 'activities.actorId'])
    .select(['activities.type', 'activities.data', 'leads.firstName', 'leads.lastName'])
    .where('activities.at', '>=', since)
    .where('activities.actorId', 'is not', null)
    .where('activities.type', 'in', told)
    .where(own)
    .$if(locationId !== null, (query) => query.where('leads.locationId', '=', locationId ?? 0))
    .orderBy('activities.id')
    .limit(most)
    .execute();
  return {
    at: nowIso(ctx.clock),
    events: rows.map((row) => ({
      ...row,
      data: JSON.parse(row.data) as Record<string, unknown>,
    })),
    promises: sections.find(({ section }) => section === 'promised')?.rows ?? [],
  };
}
