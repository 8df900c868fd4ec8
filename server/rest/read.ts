import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { malformed, notFound } from '../http/errors.ts';
import type { Principal } from '../staff/principal.ts';
import { allColumns } from './columns.ts';
import { listPlan, whereClause } from './list-plan.ts';
import type { ListQuery } from './list-query.ts';
import type { Resource } from './resource.ts';

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
  const { count, page } = listPlan(db, principal, resource, query);
  const counted = await db.executeQuery(count);
  const found = await db.executeQuery(page);
  const records = found.rows.map((row) => resource.toRecord(row));
  return {
    records: await withEmbeds(db, principal, resource, records, query.embed),
    total: Number(counted.rows[0]?.n ?? 0),
  };
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
