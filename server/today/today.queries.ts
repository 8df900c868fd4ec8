import { type RawBuilder, sql } from 'kysely';
import type { MailState } from '../../shared/today.ts';
import type { ActivityType } from '../../shared/vocabulary.ts';
import type { Db } from '../db/database.ts';
import { historyOf } from '../leads/family.ts';
import { ownLocations, type Viewer } from '../staff/principal.ts';

/** A day has room for so much of each kind; the rest comes when this is done. */
export const most = 400;
/** One more is read than there is room for: whether something is left out has to be known. */
const andOneMore = most + 1;

const person = [
  'leads.id as leadId',
  'leads.firstName',
  'leads.lastName',
  'leads.phone',
  'leads.language',
  'leads.locationId',
  'leads.assigneeId',
  'leads.status',
  'leads.requestedAt',
  'leads.dueAt as clockDueAt',
  'leads.breachAt',
  'leads.attempts',
  'leads.contactStop',
  'leads.escalateAt',
] as const;

/** Own leads, of one location where one is chosen. */
function within(viewer: Viewer, locationId: number | null): RawBuilder<boolean> {
  const own = ownLocations(viewer, 'leads.locationId') ?? sql<boolean>`1 = 1`;
  return locationId === null ? own : sql`(${own} and leads."locationId" = ${locationId})`;
}

export type PersonLine = Awaited<ReturnType<typeof firstCalls>>[number];
export type TaskLine = Awaited<ReturnType<typeof tasksUntil>>[number];

/**
 * Leads that nobody has tried to reach, whose first call is due until then. Who has an open call is
 * called because of that, or was put off.
 */
export function firstCalls(db: Db, viewer: Viewer, locationId: number | null, until: string) {
  return db
    .selectFrom('leads')
    .select(person)
    .where('leads.dueAt', '<=', until)
    .where(within(viewer, locationId))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('tasks')
            .select('tasks.id')
            .whereRef('tasks.leadId', '=', 'leads.id')
            .where('tasks.kind', 'in', ['call', 'rebook'])
            .where('tasks.doneAt', 'is', null),
        ),
      ),
    )
    .orderBy('leads.dueAt')
    .limit(andOneMore)
    .execute();
}

/** How the visit was lost that is to be booked anew; null: this task is about no lost visit. */
const lostBy = sql<string | null>`case when tasks.kind = 'rebook' then (
  select activities.type from ${historyOf('activities', sql`leads.id`)} as history
  join activities on activities.id = history.id
  where activities.type in ('appointmentCancelled', 'appointmentNoShow')
  order by activities.id desc limit 1) end`;

/** Open tasks that are due until then, the earliest first. */
export function tasksUntil(db: Db, viewer: Viewer, locationId: number | null, until: string) {
  return db
    .selectFrom('tasks')
    .innerJoin('leads', 'leads.id', 'tasks.leadId')
    .select(person)
    .select(['tasks.id as taskId', 'tasks.kind', 'tasks.dueAt as taskDueAt', 'tasks.reason'])
    .select(['tasks.version as taskVersion', 'tasks.origin', lostBy.as('lostBy')])
    .where('tasks.doneAt', 'is', null)
    .where('tasks.dueAt', '<=', until)
    .where(within(viewer, locationId))
    .orderBy('tasks.dueAt')
    .limit(andOneMore)
    .execute();
}

/** What people were told would be done and is not done yet, the earliest first. */
export function openPromises(db: Db, viewer: Viewer, locationId: number | null) {
  return db
    .selectFrom('tasks')
    .innerJoin('leads', 'leads.id', 'tasks.leadId')
    .select(['leads.id as leadId', 'leads.firstName', 'leads.lastName', 'leads.phone'])
    .select(['leads.locationId', 'leads.assigneeId', 'tasks.dueAt', 'tasks.reason'])
    .where('tasks.doneAt', 'is', null)
    .where('tasks.origin', '=', 'promise')
    .where(within(viewer, locationId))
    .orderBy('tasks.dueAt')
    .limit(andOneMore)
    .execute();
}

/** Leads that a manager has to see at this moment. */
export function escalated(db: Db, viewer: Viewer, locationId: number | null, now: string) {
  return db
    .selectFrom('leads')
    .select(person)
    .where('leads.escalateAt', 'is not', null)
    .where('leads.escalateAt', '<=', now)
    .where(within(viewer, locationId))
    .orderBy('leads.escalateAt')
    .limit(andOneMore)
    .execute();
}

/** Booked visits between two instants of people whose mail about it did not arrive. */
export function unconfirmedVisits(
  db: Db,
  viewer: Viewer,
  locationId: number | null,
  [from, until]: readonly [string, string],
) {
  const lastMail = sql<string | null>`(
    select emails.status from emails
    where emails."leadId" = leads.id and emails."appointmentId" = appointments.id
      and emails.status <> 'suppressed'
    order by emails."createdAt" desc limit 1)`;
  return db
    .selectFrom('appointments')
    .innerJoin('leads', 'leads.id', 'appointments.leadId')
    .select(person)
    .select(['appointments.id as appointmentId', 'appointments.kind', 'appointments.startsAt'])
    .select(lastMail.as('lastMail'))
    .where('appointments.status', '=', 'booked')
    .where('appointments.startsAt', '>', from)
    .where('appointments.startsAt', '<=', until)
    .where(within(viewer, locationId))
    .where(
      sql<boolean>`coalesce(${lastMail}, 'none') not in ('sent', 'captured', 'queued', 'sending')`,
    )
    .orderBy('appointments.startsAt')
    .limit(andOneMore)
    .execute();
}

/** What the mails to these people did, by lead. */
export async function mailStates(
  db: Db,
  leadIds: readonly number[],
): Promise<Map<number, MailState>> {
  if (leadIds.length === 0) {
    return new Map();
  }
  // Other types are left out below: asked of the database, it would walk all mails there are.
  const { rows } = await sql<{ leadId: number; type: ActivityType }>`
    select history."ofLead" as "leadId", activities.type, max(activities.id) as last
    from ${historyOf('activities', sql.join(leadIds))} as history
    join activities on activities.id = history.id
    group by 1, 2 order by last`.execute(db);
  // A page that was opened tells more than a later mail that was only accepted.
  const states = new Map<number, MailState>();
  for (const { leadId, type } of rows) {
    if (type === 'emailFailed') {
      states.set(leadId, 'failed');
    } else if (type === 'bookingOpened') {
      states.set(leadId, 'opened');
    } else if (type === 'emailSent' && states.get(leadId) !== 'opened') {
      states.set(leadId, 'accepted');
    }
  }
  return states;
}
