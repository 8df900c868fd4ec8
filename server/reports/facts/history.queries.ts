import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { LeadEvent } from '../../follow-up/events.ts';
import type { ActivityType } from '../../../shared/vocabulary.ts';

/** One event as it is stored: whose it was, and to whose history a split gave it. */
export type StoredEvent = Omit<LeadEvent, 'data'> & {
  /** JSON */
  readonly data: string;
  readonly movedTo: number | null;
};

/** The columns of a lead from which its facts follow. */
export type StoredLead = {
  readonly id: number;
  readonly locationId: number;
  readonly askedLocationId: number | null;
  readonly source: string;
  readonly sourceDetails: string;
  readonly concern: string;
  readonly language: string;
  readonly assigneeId: string | null;
  readonly mergedIntoId: number | null;
};

/** What facts are told by; other events say nothing to a report. */
const telling = [
  'requested',
  'requestedAgain',
  'statusChanged',
  'statusCorrected',
  'assigned',
  'note',
  'call',
  'emailQueued',
  'appointmentBooked',
  'appointmentMoved',
  'appointmentCancelled',
  'appointmentCompleted',
  'appointmentNoShow',
  'merged',
  'transferred',
  'contactStopped',
  'contactResumed',
  'undone',
  'imported',
] as const satisfies readonly ActivityType[];

/** The ids as one value, however many there are. */
const listed = (ids: Iterable<number>) =>
  sql<number>`(select value from json_each(${JSON.stringify([...ids])}))`;

export async function storedLeads(db: Db, ids: Iterable<number>): Promise<StoredLead[]> {
  return db
    .selectFrom('leads')
    .select(['id', 'locationId', 'askedLocationId', 'source', 'sourceDetails'])
    .select(['concern', 'language', 'assigneeId', 'mergedIntoId'])
    .where('id', 'in', listed(ids))
    .execute();
}

/** In the order in which they were written. */
export async function storedEvents(db: Db, ids: Iterable<number>): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select activities.id, activities."leadId", activities.type, activities.at,
      activities."actorId", activities.data, null as "movedTo"
    from activities where "leadId" in ${listed(ids)}
      -- Found by the lead and not by the type, which would be half of all events.
      and coalesce(type, '') in (${sql.join(telling.map((type) => sql.lit(type)))})
      -- Most mails and notes are nobody's attempt to reach somebody.
      and (type <> 'emailQueued' or data like '%"personal"%')
      and (type <> 'note' or data like '%"contact":true%')
      and not exists (select 1 from "historyMoves"
        where "tableName" = 'activities' and "rowId" = activities.id)
    union all
    select activities.id, activities."leadId", activities.type, activities.at,
      activities."actorId", activities.data, "historyMoves"."leadId"
    from "historyMoves" join activities on activities.id = "historyMoves"."rowId"
    where "historyMoves"."tableName" = 'activities'
      and (activities."leadId" in ${listed(ids)} or "historyMoves"."leadId" in ${listed(ids)})
    order by 1`.execute(db);
  return rows;
}

export type StoredMerge = {
  readonly id: number;
  readonly leadId: number;
  readonly intoId: number;
  readonly at: string;
  readonly splitAt: string | null;
  /** JSON: by field what it was before */
  readonly changes: string;
};

/** Every merge that ever was of one of these leads, as the one that went or the one that stayed. */
export async function storedMerges(db: Db, ids: Iterable<number>): Promise<StoredMerge[]> {
  const some = listed(ids);
  return db
    .selectFrom('merges')
    .select(['id', 'leadId', 'intoId', 'at', 'splitAt', 'changes'])
    .where((eb) => eb.or([eb('leadId', 'in', some), eb('intoId', 'in', some)]))
    .orderBy('id')
    .execute();
}

/** A row that went along with a merge, and from which lead. */
export type StoredMove = { readonly rowId: number; readonly leadId: number; readonly at: string };

/** The rows of a table that these merges took along, oldest merge first. */
export async function storedMoves(
  db: Db,
  tableName: 'appointments' | 'availabilityShown',
  merges: readonly StoredMerge[],
): Promise<StoredMove[]> {
  return db
    .selectFrom('mergeRows')
    .innerJoin('merges', 'merges.id', 'mergeRows.mergeId')
    .select(['mergeRows.rowId', 'mergeRows.leadId', 'merges.at'])
    .where('mergeRows.tableName', '=', tableName)
    .where('mergeRows.mergeId', 'in', listed(merges.map(({ id }) => id)))
    .orderBy('mergeRows.mergeId')
    .execute();
}

export type StoredTransfer = {
  readonly leadId: number;
  readonly fromLocationId: number;
  readonly at: string;
};

/** Hand-overs that were accepted, oldest first. */
export async function storedTransfers(db: Db, ids: Iterable<number>): Promise<StoredTransfer[]> {
  return db
    .selectFrom('transfers')
    .select(['leadId', 'fromLocationId'])
    .select((eb) => eb.ref('answeredAt').$notNull().as('at'))
    .where('leadId', 'in', listed(ids))
    .where('status', '=', 'accepted')
    .orderBy('answeredAt')
    .execute();
}

export type StoredVisit = {
  readonly id: number;
  readonly leadId: number;
  readonly locationId: number;
  readonly kind: string;
  readonly status: string;
  readonly createdAt: string;
  readonly startsAt: string;
  readonly endsAt: string;
};

export async function storedVisits(db: Db, leadIds: Iterable<number>): Promise<StoredVisit[]> {
  return db
    .selectFrom('appointments')
    .select(['id', 'leadId', 'locationId', 'kind', 'status', 'createdAt', 'startsAt', 'endsAt'])
    .where('leadId', 'in', listed(leadIds))
    .orderBy('id')
    .execute();
}

export type StoredLook = {
  readonly id: number;
  readonly leadId: number;
  readonly locationId: number;
  readonly at: string;
  readonly freeTimes: number;
  readonly firstFreeAt: string | null;
};

export async function storedLooks(db: Db, leadIds: Iterable<number>): Promise<StoredLook[]> {
  return db
    .selectFrom('availabilityShown')
    .select(['id', 'leadId', 'locationId', 'at', 'freeTimes', 'firstFreeAt'])
    .where('leadId', 'in', listed(leadIds))
    .orderBy('id')
    .execute();
}

/** What staff changed in leads after an instant (ISO), oldest first. */
export async function changesSince(
  db: Db,
  at: string,
): Promise<{ readonly leadId: number; readonly at: string; readonly details: string }[]> {
  const rows = await db
    .selectFrom('auditEvents')
    .select(['recordId', 'at', 'details'])
    .where('at', '>', at)
    .where('resource', '=', 'leads')
    .where('action', '=', 'change')
    .orderBy('id')
    .execute();
  return rows.map(({ recordId, ...rest }) => ({ leadId: Number(recordId), ...rest }));
}

/** The leads into which some were merged, whether or not they were split off again. */
export async function survivorsOf(db: Db, ids: Iterable<number>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive survivors(id) as (
      select "intoId" from merges where "leadId" in ${listed(ids)}
      union
      select merges."intoId" from merges join survivors on merges."leadId" = survivors.id)
    select id from survivors`.execute(db);
  return rows.map(({ id }) => id);
}
