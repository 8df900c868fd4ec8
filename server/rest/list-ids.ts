import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Viewer } from '../staff/principal.ts';
import { filterConditions } from './filter.ts';
import { orderClause, whereClause } from './list-plan.ts';
import type { ListQuery } from './list-query.ts';
import type { Resource } from './resource.ts';

/**
 * The ids of all rows of a list, in its order, as they are at this moment.
 * @throws HttpError 400 for a field or operator the resource doesn't have
 */
export async function listIds<Row extends object, Rec extends object>(
  db: Db,
  viewer: Viewer,
  resource: Resource<Row, Rec>,
  { filter, sort }: Pick<ListQuery, 'filter' | 'sort'>,
): Promise<number[]> {
  const conditions = filterConditions(resource, filter);
  const scope = resource.scope(viewer);
  const where = whereClause(scope ? [scope, ...conditions] : conditions);
  const order = orderClause(resource, sort ?? resource.defaultSort);
  const table = sql.table(resource.table);
  const { rows } = await sql<{ id: number }>`
    select ${sql.ref(`${resource.table}.id`)} from ${table} ${where} ${order}`.execute(db);
  return rows.map(({ id }) => id);
}
