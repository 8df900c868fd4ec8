import { sql } from 'kysely';
import { type LeadStatus, statuses } from '../../shared/vocabulary.ts';
import type { Db } from '../db/database.ts';
import { filterConditions } from '../rest/filter.ts';
import { parseListQuery } from '../rest/list-query.ts';
import type { Principal } from '../staff/principal.ts';
import { leadResource } from './lead.resource.ts';

export type StatusCounts = Record<LeadStatus | 'all', number>;

/** How many leads have each status, under the filter of the list (its `status` left out). */
export async function countByStatus(
  db: Db,
  principal: Principal,
  query: Readonly<Record<string, unknown>>,
): Promise<StatusCounts> {
  const { status: _any, ...filter } = parseListQuery(query).filter;
  const scope = leadResource.scope(principal);
  const conditions = [...(scope ? [scope] : []), ...filterConditions(leadResource, filter)];
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const found = await sql<{ status: LeadStatus; n: number | string }>`
    select status, count(*) as n from leads ${where} group by status`.execute(db);
  const byStatus = new Map(found.rows.map((row) => [row.status, Number(row.n)]));
  const counts = statuses.map((status) => [status, byStatus.get(status) ?? 0] as const);
  const all = counts.reduce((sum, [, n]) => sum + n, 0);
  return { all, ...(Object.fromEntries(counts) as Record<LeadStatus, number>) };
}
