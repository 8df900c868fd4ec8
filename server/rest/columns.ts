import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { type Resource, fieldSql } from './resource.ts';

type AnyResource = Pick<Resource<never, never>, 'table' | 'fields'>;
type Columns = { readonly list: RawBuilder<unknown>; readonly all: RawBuilder<unknown> };

const known = new WeakMap<AnyResource['fields'], Columns>();

/** What a list selects of each row. */
export const listColumns = (db: Db, resource: AnyResource) => columnsOf(db, resource).list;

/** What a single record selects: details too. */
export const allColumns = (db: Db, resource: AnyResource) => columnsOf(db, resource).all;

/** Built once for each resource: the same columns are asked for every time. */
function columnsOf(db: Db, { table, fields }: AnyResource): Columns {
  const kept = known.get(fields);
  if (kept) {
    return kept;
  }
  const entries = Object.entries(fields).filter(([, field]) => field.idsFor === undefined);
  const select = (some: typeof entries) =>
    ready(
      db,
      sql.join(
        some.map(([name, field]) => sql`${fieldSql(name, table, field)} as ${sql.id(name)}`),
      ),
    );
  const made = {
    list: select(entries.filter(([, field]) => field.detail !== true)),
    all: select(entries),
  };
  known.set(fields, made);
  return made;
}

/** The text of a part without parameters, written out once instead of with every query. */
function ready(db: Db, part: RawBuilder<unknown>): RawBuilder<unknown> {
  const { sql: text, parameters } = part.compile(db);
  return parameters.length === 0 ? sql.raw(text) : part;
}
