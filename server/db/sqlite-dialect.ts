import type BetterSqlite3 from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';

type Sqlite = BetterSqlite3.Database;

/**
 * Kysely's SQLite dialect with four changes: every transaction takes the write lock when it
 * begins (a deferred one fails at its first write if another process wrote meanwhile), schema
 * changes are transactional (an interrupted migration leaves nothing), statements are prepared
 * once, and only what is still to be rolled back is.
 */
export function sqliteDialect(database: Sqlite): Dialect {
  const prepared = rememberStatements(database);
  const plain = new SqliteDialect({ database: prepared });
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new ImmediateDriver(database, prepared),
    createIntrospector: (db) => plain.createIntrospector(db),
    createQueryCompiler: () => plain.createQueryCompiler(),
  };
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
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
