import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { malformed, notFound } from '../http/errors.ts';
import type { Principal } from '../staff/principal.ts';
import { filterConditions } from './filter.ts';
import type { ListQuery } from './list-query.ts';
import { type Resource, fieldSql } from './resource.ts';

export type Page = {
  readonly records: object[];
  readonly total: number;
};

/**
 * One page of a resource as this person may see it, with the count of all that match.
 * @throws HttpError 400 for a field, operator or embed the resource doesn't have
 */
export async function readList<Row extends object, Rec extends object>(
  db: Db,
  principal: Principal,
  resource: Resource<Row, Rec>,
  query: ListQuery,
): Promise<Page> {
  checkEmbeds(resource, query.embed);
  const conditions = filterConditions(resource, query.filter);
  const scope = resource.scope(principal);
  const where = whereClause(scope ? [scope, ...conditions] : conditions);
  const table = sql.table(resource.table);
  const order = orderClause(resource, query.sort ?? resource.defaultSort);
  const limit = query.to - query.from + 1;
  const id = sql.ref(`${resource.table}.id`);
  const counted = await sql<{
    n: number | string;
  }>`select count(*) as n from ${table} ${where}`.execute(db);
  const some = sql`limit ${limit} offset ${query.from}`;
  const page = liesInOrder(principal, conditions.length > 0)
    ? sql`${where} ${order} ${some}`
    : sql`where ${id} in (select ${id} from ${table} ${where} ${order} ${some}) ${order}`;
  const found = await sql<Row>`
    select ${listColumns(db, resource)} from ${table} ${page}`.execute(db);
  const records = found.rows.map((row) => resource.toRecord(row));
  return {
    records: await withEmbeds(db, principal, resource, records, query.embed),
    total: Number(counted.rows[0]?.n ?? 0),
  };
}

/**
 * Rows of one location, and all rows, lie in an index in the order wanted. Those of several have
 * to be sorted: then the page's ids are looked for first, because sorting a hundred thousand
 * whole rows for the first 25 costs a hundred times as much as walking an index for their ids.
 */
function liesInOrder({ locationIds }: Principal, isFiltered: boolean): boolean {
  return locationIds === 'all' ? !isFiltered : locationIds.length === 1;
}

/**
 * One record with all its fields.
 * @throws HttpError 404 where there is none or it isn't this person's to see
 */
export async function readOne<Row extends object, Rec extends object>(
  db: Db,
  principal: Principal,
  resource: Resource<Row, Rec>,
  id: string | number,
  embed: readonly string[] = [],
): Promise<Rec> {
  checkEmbeds(resource, embed);
  const scope = resource.scope(principal);
  const isId = sql<boolean>`${sql.ref(`${resource.table}.id`)} = ${idOf(resource, id)}`;
  const found = await sql<Row>`
    select ${allColumns(db, resource)} from ${sql.table(resource.table)}
    ${whereClause(scope ? [isId, scope] : [isId])}`.execute(db);
  const row = found.rows[0];
  if (!row) {
    throw notFound(`This ${resource.singular}`);
  }
  const [record] = await withEmbeds(db, principal, resource, [resource.toRecord(row)], embed);
  return record as Rec;
}

/** An id from an address, as the column has it. */
function idOf<Row extends object, Rec extends object>(
  resource: Resource<Row, Rec>,
  id: string | number,
): string | number {
  if (resource.fields['id']?.type !== 'integer') {
    return String(id);
  }
  const number = Number(id);
  if (!Number.isSafeInteger(number) || String(number) !== String(id)) {
    throw notFound(`This ${resource.singular}`);
  }
  return number;
}

function whereClause(conditions: readonly RawBuilder<boolean>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
}

/** The id breaks ties, so that pages never overlap. */
function orderClause<Row extends object, Rec extends object>(
  resource: Resource<Row, Rec>,
  [name, direction]: readonly [string, 'ASC' | 'DESC'],
): RawBuilder<unknown> {
  const field = Object.hasOwn(resource.fields, name) ? resource.fields[name] : undefined;
  if (!field || field.type === 'json' || field.sortable === false) {
    throw malformed(`${resource.name} can’t be sorted by “${name}”.`);
  }
  const way = sql.raw(direction === 'ASC' ? 'asc' : 'desc');
  const last = field.nullable === true ? sql.raw(' nulls last') : sql``;
  const column = fieldSql(name, resource.table, field);
  return sql`order by ${column} ${way}${last}, ${sql.ref(`${resource.table}.id`)} ${way}`;
}

type AnyResource = Pick<Resource<never, never>, 'name' | 'table' | 'fields'>;
const columnLists = new WeakMap<
  AnyResource['fields'],
  { list: RawBuilder<unknown>; all: RawBuilder<unknown> }
>();

/** Built once for each resource: a list asks for the same columns every time. */
function columnsOf(db: Db, resource: AnyResource) {
  const known = columnLists.get(resource.fields);
  if (known) {
    return known;
  }
  const entries = Object.entries(resource.fields);
  const select = (some: typeof entries) =>
    ready(
      db,
      sql.join(
        some.map(
          ([name, field]) => sql`${fieldSql(name, resource.table, field)} as ${sql.id(name)}`,
        ),
      ),
    );
  const made = {
    list: select(entries.filter(([, field]) => field.detail !== true)),
    all: select(entries),
  };
  columnLists.set(resource.fields, made);
  return made;
}

/** The text of a part without parameters, written out once instead of with every query. */
function ready(db: Db, part: RawBuilder<unknown>): RawBuilder<unknown> {
  const { sql: text, parameters } = part.compile(db);
  return parameters.length === 0 ? sql.raw(text) : part;
}

const listColumns = (db: Db, resource: AnyResource) => columnsOf(db, resource).list;
const allColumns = (db: Db, resource: AnyResource) => columnsOf(db, resource).all;

function checkEmbeds(
  resource: Pick<Resource<never, never>, 'name' | 'embeds'>,
  names: readonly string[],
) {
  const stranger = names.find((name) => !Object.hasOwn(resource.embeds ?? {}, name));
  if (stranger !== undefined) {
    throw malformed(`${resource.name} can’t embed “${stranger}”.`);
  }
}

async function withEmbeds(
  db: Db,
  principal: Principal,
  resource: Pick<Resource<never, never>, 'embeds'>,
  records: object[],
  names: readonly string[],
): Promise<object[]> {
  let result: object[] = records;
  for (const name of names) {
    const embed = resource.embeds?.[name];
    if (embed) {
      result = await putBeside(db, principal, result, name, embed);
    }
  }
  return result;
}

async function putBeside(
  db: Db,
  principal: Principal,
  records: object[],
  name: string,
  { field, load }: NonNullable<Resource<never, never>['embeds']>[string],
): Promise<object[]> {
  const keyOf = (record: object): unknown => Reflect.get(record, field);
  const isKey = (key: unknown): key is string | number =>
    typeof key === 'string' || typeof key === 'number';
  const keys = [...new Set(records.map(keyOf).filter(isKey))];
  const found =
    keys.length === 0 ? new Map<string | number, unknown>() : await load(db, principal, keys);
  return records.map((record) => {
    const key = keyOf(record);
    return { ...record, [name]: isKey(key) ? (found.get(key) ?? null) : null };
  });
}
