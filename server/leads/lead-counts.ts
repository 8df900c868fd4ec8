import { sql } from 'kysely';
import { type LeadStatus, statuses } from '../../shared/vocabulary.ts';
import type { Context } from '../context.ts';
import { filterConditions } from '../rest/filter.ts';
import { withFoundIds } from '../rest/found-ids.ts';
import { parseListQuery } from '../rest/list-query.ts';
import type { Principal } from '../staff/principal.ts';
import { leadResource } from './lead.resource.ts';

export type StatusCounts = Record<LeadStatus | 'all', number>;

/** How many leads have each status, under the filter of the list (its `status` left out). */
export async function countByStatus(
  ctx: Context,
  principal: Principal,
  query: Readonly<Record<string, unknown>>,
): Promise<StatusCounts> {
  const { status: _any, ...asked } = parseListQuery(query).filter;
  const filter = await withFoundIds(ctx, principal, leadResource, asked);
  const scope = leadResource.scope(principal);
  const conditions = [...(scope ? [scope] : []), ...filterConditions(leadResource, filter)];
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const found = await sql<{ status: LeadStatus; n: number | string }>`
    select status, count(*) as n from leads ${where} group by status`.execute(ctx.db);
  const byStatus = new Map(found.rows.map((row) => [row.status, Number(row.n)]));
  const counts = statuses.map((status) => [status, byStatus.get(status) ?? 0] as const);
  const all = counts.reduce((sum, [, n]) => sum + n, 0);
  return { all, ...(Object.fromEntries(counts) as Record<LeadStatus, number>) };
}
