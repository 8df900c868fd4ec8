import { type Compilable, CompiledQuery } from 'kysely';
import type { Db } from './database.ts';

type Value = string | number | null;

/**
 * A query that is built once: building costs more than running for the small ones that every
 * request needs. `build` must bind each value once and in the order given; that is checked when
 * the query is built.
 */
export function prepared<Values extends readonly Value[], Row>(
  build: (db: Db, ...values: Values) => Compilable<Row>,
): (db: Db, ...values: Values) => Promise<Row[]> {
  /** By adapter: the text of a query differs between SQLite and PostgreSQL. */
  const texts = new WeakMap<object, string>();
  return async (db, ...values) => {
    const { adapter } = db.getExecutor();
    const text = texts.get(adapter) ?? textOf(build(db, ...values).compile(), values);
    texts.set(adapter, text);
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]));
    return rows;
  };
}

function textOf(query: CompiledQuery, values: readonly Value[]): string {
  const { parameters, sql } = query;
  const inOrder =
    parameters.length === values.length && parameters.every((each, at) => each === values[at]);
  if (!inOrder) {
    throw new Error(`a prepared query must bind its values once and in order: ${sql}`);
  }
  return sql;
}

type Columns = Readonly<Record<string, Value | undefined>>;

/**
 * An insert built once for a table and the columns it is given.
 * @returns a function that gives what the insert returns
 */
export function preparedInsert<Row extends Columns, Result>(
  build: (db: Db, row: Row) => Compilable<Result>,
): (db: Db, row: Row) => Promise<Result[]> {
  const textOfColumns = rememberTexts();
  return async (db, row) => {
    const { columns, values } = present(row);
    const text = textOfColumns(db, columns, () => textOf(build(db, row).compile(), values));
    const { rows } = await db.executeQuery<Result>(CompiledQuery.raw(text, values));
    return rows;
  };
}

/**
 * An update of one row, built once for the columns that change. `build` binds the changes first
 * and the id last.
 * @returns a function that gives what the update returns
 */
export function preparedUpdate<Changes extends Columns, Result>(
  build: (db: Db, id: number, changes: Changes) => Compilable<Result>,
): (db: Db, id: number, changes: Changes) => Promise<Result[]> {
  const textOfColumns = rememberTexts();
  return async (db, id, changes) => {
    const { columns, values } = present(changes);
    const bound = [...values, id];
    const text = textOfColumns(db, columns, () => textOf(build(db, id, changes).compile(), bound));
    const { rows } = await db.executeQuery<Result>(CompiledQuery.raw(text, bound));
    return rows;
  };
}

/** What Kysely writes: columns whose value is `undefined` are left out. */
function present(row: Columns): { columns: string; values: Value[] } {
  const entries = Object.entries(row).filter(([, value]) => value !== undefined);
  return {
    columns: entries.map(([name]) => name).join(),
    values: entries.map(([, value]) => value ?? null),
  };
}

/** Texts by adapter and by columns. */
function rememberTexts(): (db: Db, columns: string, make: () => string) => string {
  const texts = new WeakMap<object, Map<string, string>>();
  return (db, columns, make) => {
    const { adapter } = db.getExecutor();
    const known = texts.get(adapter) ?? new Map<string, string>();
    texts.set(adapter, known);
    const text = known.get(columns) ?? make();
    known.set(columns, text);
    return text;
  };
}
