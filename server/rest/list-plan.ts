import { type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { malformed } from '../http/errors.ts';
import type { Viewer } from '../staff/principal.ts';
import { listColumns } from './columns.ts';
import { filterConditions } from './filter.ts';
import type { ListQuery } from './list-query.ts';
import { type Resource, fieldSql } from './resource.ts';

type Counted = { n: number | string };

/** The two statements of a list, ready to run. */
export type ListPlan<Row> = {
  readonly count: CompiledQuery<Counted>;
  readonly page: CompiledQuery<Row>;
};

type Plans = Map<string, ListPlan<object>>;

const keptPlans = 200;
const longestKept = 10_000;
/** By resource and by adapter: the text of a query differs between SQLite and PostgreSQL. */
const plans = new WeakMap<object, WeakMap<object, Plans>>();

/**
 * What a list asks of the database for this person. Screens ask for the same
 * lists all day, and building the statements costs more than running them, so they are kept.
 * @throws HttpError 400 for a field or operator the resource doesn't have
 */
export function listPlan<Row extends object, Rec extends object>(
  db: Db,
  { userId, locationIds }: Viewer,
  resource: Resource<Row, Rec>,
  query: ListQuery,
): ListPlan<Row> {
  const kept = plansOf(db, resource);
  const { sort, from, to, filter } = query;
  const key = JSON.stringify([userId, locationIds, sort, from, to, filter]);
  // What is kept under a resource was made for it.
  const known = kept.get(key) as ListPlan<Row> | undefined;
  const plan = known ?? buildPlan(db, { userId, locationIds }, resource, query);
  // What nobody asks twice would only take room.
  if (!known && key.length < longestKept) {
    forgetOldest(kept);
    kept.set(key, plan);
  }
  return plan;
}

function plansOf(db: Db, resource: object): Plans {
  const { adapter } = db.getExecutor();
  const byAdapter = plans.get(resource) ?? new WeakMap<object, Plans>();
  plans.set(resource, byAdapter);
  const kept: Plans = byAdapter.get(adapter) ?? new Map();
  byAdapter.set(adapter, kept);
  return kept;
}

function forgetOldest(kept: Plans): void {
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= keptPlans) {
    kept.delete(oldest);
  }
}

function buildPlan<Row extends object, Rec extends object>(
  db: Db,
  viewer: Viewer,
  resource: Resource<Row, Rec>,
  query: ListQuery,
): ListPlan<Row> {
  const conditions = filterConditions(resource, query.filter);
  const scope = resource.scope(viewer);
  const where = whereClause(scope ? [scope, ...conditions] : conditions);
  const table = sql.table(resource.table);
  const order = orderClause(resource, query.sort ?? resource.defaultSort);
  const some = sql`limit ${query.to - query.from + 1} offset ${query.from}`;
  const id = sql.ref(`${resource.table}.id`);
  const isFiltered = Object.keys(query.filter).length > 0;
  // To count them all takes no time, and the few that are left out are soon counted too.
  const isEverything = scope === null && !isFiltered;
  const page = liesInOrder(viewer, isFiltered)
    ? sql`${where} ${order} ${some}`
    : sql`where ${id} in (select ${id} from ${table} ${where} ${order} ${some}) ${order}`;
  return {
    count: (resource.leftOut && isEverything
      ? sql<Counted>`select (select count(*) from ${table})
          - (select count(*) from ${table} where ${resource.leftOut.these}) as n`
      : sql<Counted>`select count(*) as n from ${table} ${where}`
    ).compile(db),
    page: sql<Row>`select ${listColumns(db, resource)} from ${table} ${page}`.compile(db),
  };
}

/**
 * Rows of one location, and all rows, lie in an index in the order wanted. Those of several have
 * to be sorted: then the page's ids are looked for first, because sorting a hundred thousand
 * whole rows for the first 25 costs a hundred times as much as walking an index for their ids.
 */
function liesInOrder({ locationIds }: Viewer, isFiltered: boolean): boolean {
  return locationIds === 'all' ? !isFiltered : locationIds.length === 1;
}

/** `where …` with all conditions, or nothing where there are none. */
export function whereClause(conditions: readonly RawBuilder<boolean>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
}

/**
 * The id breaks ties, so that pages never overlap.
 * @throws HttpError 400 for a field that can't be sorted by
 */
export function orderClause<Row extends object, Rec extends object>(
  resource: Resource<Row, Rec>,
  [name, direction]: readonly [string, 'ASC' | 'DESC'],
): RawBuilder<unknown> {
  const field = Object.hasOwn(resource.fields, name) ? resource.fields[name] : undefined;
  if (!field || field.type === 'json' || field.sortable === false || field.idsFor) {
    throw malformed(`${resource.name} can’t be sorted by “${name}”.`);
  }
  const way = sql.raw(direction === 'ASC' ? 'asc' : 'desc');
  const last = field.nullable === true ? sql.raw(' nulls last') : sql``;
  const column = fieldSql(name, resource.table, field);
  return sql`order by ${column} ${way}${last}, ${sql.ref(`${resource.table}.id`)} ${way}`;
}
