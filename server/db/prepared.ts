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

/**
 * An insert built once for a table: `row` always has the same columns in the same order.
 * @returns a function that gives what the insert returns
 */
export function preparedInsert<Row extends Readonly<Record<string, Value | undefined>>, Result>(
  build: (db: Db, row: Row) => Compilable<Result>,
): (db: Db, row: Row) => Promise<Result[]> {
  const texts = new WeakMap<object, Map<string, string>>();
  return async (db, row) => {
    const { adapter } = db.getExecutor();
    const known = texts.get(adapter) ?? new Map<string, string>();
    texts.set(adapter, known);
    const present = Object.entries(row).filter(([, value]) => value !== undefined);
    const columns = present.map(([name]) => name).join();
    const values = present.map(([, value]) => value ?? null);
    const text = known.get(columns) ?? textOf(build(db, row).compile(), values);
    known.set(columns, text);
    const { rows } = await db.executeQuery<Result>(CompiledQuery.raw(text, values));
    return rows;
  };
}
