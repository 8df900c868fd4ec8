import { type RawBuilder, sql } from 'kysely';
import type { ActivityType } from '../../shared/vocabulary.ts';
import type { Db } from '../db/database.ts';
import { type Asked, waysToFind } from '../db/lead-search.ts';
import { whereClause } from '../rest/list-plan.ts';
import { ownLocations, type Viewer } from '../staff/principal.ts';
import { historyOf } from './family.ts';
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

/**
 * The leads that fit what was typed, the likeliest caller first; last those into which a fitting one
 * was merged: its old number or reference still leads to the person.
 */
export async function findLeadRows(db: Db, viewer: Viewer, typed: string): Promise<FoundRow[]> {
  const found: FoundRow[] = [];
  for (const asked of waysToFind(typed)) {
    if (found.length < shown) {
      found.push(...(await fitting(db, viewer, asked, found)));
    }
  }
  for (const asked of waysToFind(typed)) {
    if (found.length < shown) {
      found.push(...(await fittingBefore(db, viewer, asked, found)));
    }
  }
  return found;
}

const columns = sql`leads.id, leads.reference, leads."firstName", leads."lastName", leads.phone,
  leads.email, leads.language, leads.status, leads."closeReason", leads."locationId",
  leads."nextStep", leads."nextStepAt", leads."voicemailOk", leads."contactStop",
  leads."assigneeId",
  users.name as "assigneeName"`;
const rank = sql`case when leads.status = 'closed' then 1 else 0 end, leads."requestedAt" desc,
  leads.id desc`;

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
  const stands = sql<boolean>`leads."mergedIntoId" is null`;
  const where = whereClause([stands, ...stillToFind(viewer, known), ...initials]);
  const { rows } = await sql<FoundRow>`
    select ${columns} from leads left join users on users.id = leads."assigneeId"
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

/** Leads that were something else before: among all hits the few that were merged. */
async function fittingBefore(
  db: Db,
  viewer: Viewer,
  { match, initials }: Asked,
  known: readonly FoundRow[],
): Promise<FoundRow[]> {
  const merged = sql`select leads."mergedIntoId" from leads
    ${whereClause([
      sql`leads.id in (select rowid from "leadSearch" where "leadSearch" match ${match}
        and rowid in (select id from leads where "mergedIntoId" is not null))`,
      ...initials,
    ])}`;
  const where = whereClause([sql`leads.id in (${merged})`, ...stillToFind(viewer, known)]);
  const { rows } = await sql<FoundRow>`
    select ${columns} from leads left join users on users.id = leads."assigneeId"
    ${where} order by ${rank} limit ${shown - known.length}`.execute(db);
  return rows;
}

/** What is theirs to see, and not found yet. */
function stillToFind(viewer: Viewer, known: readonly FoundRow[]): RawBuilder<boolean>[] {
  const own = ownLocations(viewer, 'leads.locationId');
  const ids = sql.join(known.map(({ id }) => id));
  return [
    ...(own ? [own] : []),
    ...(known.length > 0 ? [sql<boolean>`leads.id not in (${ids})`] : []),
  ];
}

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
  const { rows: history } = await sql<ContactRow>`
    select history."ofLead" as "leadId", activities.at, activities.type, activities.data,
      activities."actorId", users.name as "actorName"
    from ${historyOf('activities', sql.join(leadIds))} as history
    join activities on activities.id = history.id
    left join users on users.id = activities."actorId"
    order by activities.at desc, activities.id desc`.execute(db);
  return history.filter(({ type }) => contacts.includes(type));
}
