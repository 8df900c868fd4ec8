import { sql } from 'kysely';
import type { ActivityType } from '../../shared/vocabulary.ts';
import type { Db } from '../db/database.ts';
import { type Asked, waysToFind } from '../db/lead-search.ts';
import { whereClause } from '../rest/list-plan.ts';
import { ownLocations, type Viewer } from '../staff/principal.ts';
import type { LeadRow } from './lead.table.ts';

const shown = 12;
/** Of more hits than these only the newest are looked at: such a search has to be narrowed. */
const mostHits = 50_000;
const mostRanked = 2000;

export type FoundRow = Pick<
  LeadRow,
  | 'id'
  | 'reference'
  | 'firstName'
  | 'lastName'
  | 'phone'
  | 'email'
  | 'language'
  | 'status'
  | 'closeReason'
  | 'locationId'
  | 'nextStep'
  | 'nextStepAt'
  | 'voicemailOk'
  | 'contactStop'
> & { readonly assigneeId: string | null; readonly assigneeName: string | null };

/** The leads that fit what was typed, the likeliest caller first. */
export async function findLeadRows(db: Db, viewer: Viewer, typed: string): Promise<FoundRow[]> {
  const found: FoundRow[] = [];
  for (const asked of waysToFind(typed)) {
    if (found.length < shown) {
      found.push(...(await fitting(db, viewer, asked, found)));
    }
  }
  return found;
}

/**
 * Open leads before closed ones, then who asked last. The index answers in the order of ids, newest
 * first, which costs it nothing; only a bounded number of rows is looked up and ranked.
 */
async function fitting(
  db: Db,
  viewer: Viewer,
  { match, initials }: Asked,
  known: readonly FoundRow[],
): Promise<FoundRow[]> {
  const own = ownLocations(viewer, 'leads.locationId');
  const isNew = known.length > 0 && sql<boolean>`leads.id not in (${idsOf(known)})`;
  const where = whereClause([...(own ? [own] : []), ...(isNew ? [isNew] : []), ...initials]);
  const rank = sql`case when leads.status = 'closed' then 1 else 0 end, leads."requestedAt" desc,
    leads.id desc`;
  const { rows } = await sql<FoundRow>`
    select leads.id, leads.reference, leads."firstName", leads."lastName", leads.phone, leads.email,
      leads.language, leads.status, leads."closeReason", leads."locationId", leads."nextStep",
      leads."nextStepAt", leads."voicemailOk", leads."contactStop", leads."assigneeId", users.name as "assigneeName"
    from leads left join users on users.id = leads."assigneeId"
    where leads.id in (
      select id from (
        select leads.id, leads.status, leads."requestedAt"
        from (select rowid as id from "leadSearch" where "leadSearch" match ${match}
          order by rowid desc limit ${mostHits}) as hit
        cross join leads on leads.id = hit.id
        ${where} order by hit.id desc limit ${mostRanked}) as leads
      order by ${rank} limit ${shown - known.length})
    order by ${rank}`.execute(db);
  return rows;
}

const idsOf = (rows: readonly FoundRow[]) => sql.join(rows.map(({ id }) => id));

export type ContactRow = {
  readonly leadId: number;
  readonly at: string;
  readonly type: ActivityType;
  readonly data: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
};

const contacts: readonly ActivityType[] = ['call', 'note', 'emailQueued', 'emailSent'];

/**
 * Calls, notes and mails of these leads, the newest first. The type is looked at here: asked of the
 * database, it would walk all calls and mails there are instead of the history of a few leads.
 */
export async function contactRows(db: Db, leadIds: readonly number[]): Promise<ContactRow[]> {
  if (leadIds.length === 0) {
    return [];
  }
  const history = await db
    .selectFrom('activities')
    .leftJoin('users', 'users.id', 'activities.actorId')
    .select(['activities.leadId', 'activities.at', 'activities.type', 'activities.data'])
    .select(['activities.actorId', 'users.name as actorName'])
    .where('activities.leadId', 'in', leadIds)
    .orderBy('activities.at', 'desc')
    .orderBy('activities.id', 'desc')
    .execute();
  return history.filter(({ type }) => contacts.includes(type));
}
