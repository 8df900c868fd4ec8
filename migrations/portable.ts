import { type CreateTableBuilder, type Kysely, SqliteAdapter, sql } from 'kysely';

/** What differs between SQLite and PostgreSQL when tables are made. */
export function isSqlite(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof SqliteAdapter;
}

/** A numeric key that the database counts up by itself. */
export function withId<TB extends string>(
  db: Kysely<unknown>,
  table: CreateTableBuilder<TB>,
): CreateTableBuilder<TB, 'id'> {
  return table.addColumn('id', 'integer', (column) =>
    isSqlite(db) ? column.primaryKey() : column.primaryKey().generatedByDefaultAsIdentity(),
  );
}

/** SQLite keeps column types only in STRICT tables; PostgreSQL always does. */
export function strict<TB extends string, C extends string>(
  db: Kysely<unknown>,
  table: CreateTableBuilder<TB, C>,
): CreateTableBuilder<TB, C> {
  return isSqlite(db) ? table.modifyEnd(sql`strict`) : table;
}

/** `column in ('a', 'b')`, for a check constraint on a closed set. */
export function isOneOf(column: string, values: readonly string[]) {
  const literals = sql.join(values.map((value) => sql.lit(value)));
  return sql<boolean>`${sql.ref(column)} in (${literals})`;
}

/** `column in (0, 1)`: yes or no, as both databases keep it here. */
export function isBit(column: string) {
  return sql<boolean>`${sql.ref(column)} in (0, 1)`;
}

/** The same time on the next day, of an instant that is kept as text. */
export function dayAfter(db: Kysely<unknown>, column: string) {
  if (!isSqlite(db)) {
    throw new Error('adding to an instant is written for SQLite so far');
  }
  return sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', ${sql.ref(column)}, '+1 day')`;
}

/** Forbids changing or deleting rows of a history table. */
export async function appendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  if (!isSqlite(db)) {
    throw new Error('append-only triggers are written for SQLite so far');
  }
  for (const action of ['update', 'delete'] as const) {
    await sql`
      create trigger ${sql.id(`${table}_no_${action}`)} before ${sql.raw(action)} on ${sql.table(table)}
      begin select raise(abort, ${sql.lit(`${table} is append-only`)}); end
    `.execute(db);
  }
}

/**
 * Lets a column of a closed set take more values. SQLite can't change a check, so the table is
 * made anew under its name, with its rows, indexes and triggers.
 */
export async function widenSet(
  db: Kysely<unknown>,
  table: string,
  column: string,
  values: readonly string[],
): Promise<void> {
  if (!isSqlite(db)) {
    throw new Error('widening a closed set is written for SQLite so far');
  }
  const { rows } = await sql<{ type: string; sql: string }>`
    select type, sql from sqlite_master where tbl_name = ${table} and sql is not null`.execute(db);
  const old = rows.find(({ type }) => type === 'table')?.sql ?? '';
  const wider = values.map((value) => `'${value}'`).join(', ');
  const made = old
    .replace(`"${table}"`, `"${table}_wider"`)
    .replace(new RegExp(`"${column}" in \\([^)]*\\)`), `"${column}" in (${wider})`);
  if (!made.includes(wider)) {
    throw new Error(`${table}.${column} has no closed set to widen`);
  }
  await sql.raw(made).execute(db);
  await sql`insert into ${sql.table(`${table}_wider`)} select * from ${sql.table(table)}`.execute(
    db,
  );
  await sql`drop table ${sql.table(table)}`.execute(db);
  await sql`alter table ${sql.table(`${table}_wider`)} rename to ${sql.table(table)}`.execute(db);
  for (const { type, sql: text } of rows) {
    if (type !== 'table') {
      await sql.raw(text).execute(db);
    }
  }
}
