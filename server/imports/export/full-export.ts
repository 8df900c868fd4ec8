import { setImmediate } from 'node:timers/promises';
import { recordAudit } from '../../audit/audit.service.ts';
import { nowIso } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { malformed } from '../../http/errors.ts';
import { leadsByIds } from '../../leads/lead.queries.ts';
import { leadResource } from '../../leads/lead.resource.ts';
import { withFoundIds } from '../../rest/found-ids.ts';
import { listIds } from '../../rest/list-ids.ts';
import { type ListQuery, parseListQuery } from '../../rest/list-query.ts';
import type { Principal } from '../../staff/principal.ts';
import { readKnown, wholeLeads } from './full-export.queries.ts';
import { headings, lineOf } from './lead-line.ts';

const leadsAtOnce = 200;

type Wanted = Pick<ListQuery, 'filter' | 'sort'>;

/** @throws HttpError 400: there are only filter and sort, since all rows and all columns come */
export function parseFullExport(query: Readonly<Record<string, unknown>>): Wanted {
  if (query['range'] !== undefined || query['embed'] !== undefined) {
    throw malformed('A full export has all rows and all columns: give filter and sort.');
  }
  const { filter, sort } = parseListQuery(query);
  return { filter, sort };
}

/**
 * Every lead of a list with all its fields and its history, in the columns that the import takes.
 * Who took it is in the audit trail before the first line leaves. Leads that were merged into others
 * are told by those, and of whom was erased there is nothing to tell.
 */
export async function fullExport(
  ctx: Context,
  principal: Principal,
  { filter, sort }: Wanted,
): Promise<AsyncGenerator<readonly string[]>> {
  const found = await withFoundIds(ctx, principal, leadResource, filter);
  const ids = await listIds(ctx.db, principal, leadResource, { filter: found, sort });
  await recordAudit(ctx.db, {
    at: nowIso(ctx.clock),
    actorId: principal.userId,
    action: 'export',
    resource: 'leads',
    recordId: 'full',
    details: { filter, sort, columns: 'all', rows: ids.length },
  });
  return linesOf(ctx, principal, ids);
}

/** Some leads at a time, and between them others have their turn. */
async function* linesOf(
  { db }: Context,
  principal: Principal,
  ids: readonly number[],
): AsyncGenerator<readonly string[]> {
  yield headings;
  const known = await readKnown(db);
  for (let from = 0; from < ids.length; from += leadsAtOnce) {
    const found = await leadsByIds(db, principal, ids.slice(from, from + leadsAtOnce));
    const leads = found.filter(
      ({ mergedIntoId, erasedAt }) => mergedIntoId === null && erasedAt === null,
    );
    for (const whole of await wholeLeads(db, leads)) {
      yield lineOf(whole, known);
    }
    await setImmediate();
  }
}
