import type BetterSqlite3 from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
} from 'kysely';

type Sqlite = BetterSqlite3.Database;

/**
 * Kysely's SQLite dialect with five changes: every transaction takes the write lock when it
 * begins (a deferred one fails at its first write if another process wrote meanwhile), schema
 * changes are transactional (an interrupted migration leaves nothing), statements are prepared
 * once and stay so, and only what is still to be rolled back is.
 */
export function sqliteDialect(database: Sqlite): Dialect {
  const prepared = rememberStatements(database);
  const plain = new SqliteDialect({ database: prepared });
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new ImmediateDriver(database, prepared),
    createIntrospector: (db) => plain.createIntrospector(db),
    createQueryCompiler: () => new StablePlanCompiler(),
  };
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Writes `+?` instead of `?`. SQLite looks at the value of a bare parameter while it plans (in
 * `limit ?` and most of `column = ?`) and then plans anew each time another is bound, which costs
 * more than running a small statement. The sign changes no value, and the plan stays.
 */
class StablePlanCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?';
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite, prepared: Prepared) {
    super({ database: prepared });
    this.#sqlite = sqlite;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /**
   * SQLite rolls back by itself where the disk is full or fails; once more would be refused, and
   * that refusal would hide the cause.
   */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) {
      await super.rollbackTransaction(connection);
    }
  }
}

type Prepared = ReturnType<typeof rememberStatements>;

const keptStatements = 500;

function rememberStatements(database: Sqlite) {
  const statements = new Map<string, BetterSqlite3.Statement>();
  return {
    prepare(sql: string): BetterSqlite3.Statement {
      const known = statements.get(sql);
      if (known) {
        return known;
      }
      const statement = database.prepare(sql);
      if (statements.size >= keptStatements) {
        statements.clear();
      }
      statements.set(sql, statement);
      return statement;
    },
    close: () => {
      statements.clear();
      database.close();
    },
  };
}
