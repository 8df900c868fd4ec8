import { setImmediate } from 'node:timers/promises';
import { type LeadColumn, usualColumns } from '../../shared/lead-columns.ts';
import { chosenColumns } from '../../shared/lead-view.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { malformed } from '../http/errors.ts';
import { withFoundIds } from '../rest/found-ids.ts';
import { listIds } from '../rest/list-ids.ts';
import { type ListQuery, parseListQuery } from '../rest/list-query.ts';
import type { Principal } from '../staff/principal.ts';
import { type Known, cellsOf, headings } from './lead-cells.ts';
import { leadsByIds } from './lead.queries.ts';
import { leadResource } from './lead.resource.ts';

const rowsAtOnce = 500;

type ExportQuery = Pick<ListQuery, 'filter' | 'sort'> & { readonly columns: LeadColumn[] };

/**
 * Reads `filter`, `sort` and `columns`; all pages are exported, so there is no `range`.
 * @throws HttpError 400 that names the parameter
 */
export function parseExportQuery({
  columns: text,
  range,
  embed,
  ...list
}: Readonly<Record<string, unknown>>): ExportQuery {
  if (range !== undefined || embed !== undefined) {
    throw malformed('An export has all rows: give filter, sort and columns.');
  }
  const { filter, sort } = parseListQuery(list);
  return { filter, sort, columns: text === undefined ? [...usualColumns] : parseColumns(text) };
}

function parseColumns(text: unknown): LeadColumn[] {
  const parsed = chosenColumns.min(1).safeParse(parseJson(text));
  if (!parsed.success) {
    throw malformed('“columns” must be a list like ["lastName","status"].');
  }
  return parsed.data;
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * The rows of a table: first the headings, then every lead of the list in its order. Who took
 * them is in the audit trail before the first one leaves.
 */
export async function exportLeads(
  ctx: Context,
  principal: Principal,
  query: ExportQuery,
): Promise<AsyncGenerator<string[]>> {
  const { columns, filter, sort } = query;
  const found = await withFoundIds(ctx, principal, leadResource, filter);
  const ids = await listIds(ctx.db, principal, leadResource, { filter: found, sort });
  await recordAudit(ctx.db, {
    at: nowIso(ctx.clock),
    actorId: principal.userId,
    action: 'export',
    resource: 'leads',
    recordId: 'list',
    details: { filter, sort, columns, rows: ids.length },
  });
  return rowsOf(ctx, principal, ids, columns);
}

/**
 * The ids were read at once, so that nothing is missed or doubled while people work; the leads
 * follow some at a time, and between them others have their turn.
 */
async function* rowsOf(
  ctx: Context,
  principal: Principal,
  ids: readonly number[],
  columns: readonly LeadColumn[],
): AsyncGenerator<string[]> {
  yield headings(columns);
  const known = await readKnown(ctx);
  for (let from = 0; from < ids.length; from += rowsAtOnce) {
    const leads = await leadsByIds(ctx.db, principal, ids.slice(from, from + rowsAtOnce));
    for (const lead of leads) {
      yield cellsOf(lead, columns, known);
    }
    await setImmediate();
  }
}

async function readKnown({ db, clock }: Context): Promise<Known> {
  const places = await db.selectFrom('locations').select(['id', 'name', 'timeZone']).execute();
  const people = await db.selectFrom('users').select(['id', 'name']).execute();
  return {
    locations: new Map(places.map((place) => [place.id, place])),
    staff: new Map(people.map(({ id, name }) => [id, name])),
    now: nowIso(clock),
  };
}
