import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Migrator } from 'kysely/migration';
import { expect, it, onTestFinished } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { openDatabase } from '../../server/db/open.ts';
import { startApp } from '../support/app.ts';
import { makePatient } from '../support/booking.ts';
import { makeLocation, makeUser } from '../support/factories.ts';

const beforePlans = '0007-outside';
/** What no version before the plans could have written. */
const newer = ['planned', 'followUp', 'followUpLater', 'followUpLast', 'personal'];

/** A clinic's database with somebody who asked, somebody who was mailed, and their histories. */
async function writeToday(file: string): Promise<void> {
  const app = await startApp({ file });
  const { id } = await makeLocation(app);
  await makeUser(app, { locationIds: [id] });
  await makePatient(app);
  await app.sendMail();
  await makePatient(app);
  await app.stop();
}

type Rows = Record<string, unknown>[];

function tablesOf(sqlite: BetterSqlite3.Database): string[] {
  const names = sqlite
    .prepare(`select name from sqlite_master where type = 'table' and sql not like '%virtual%'`)
    .pluck()
    .all() as string[];
  return names.filter((name) => !/^(kysely|leadSearch|sqlite)/.test(name));
}

const columnsOf = (sqlite: BetterSqlite3.Database, table: string) =>
  (sqlite.pragma(`table_info("${table}")`) as { name: string }[])
    .map(({ name }) => `"${name}"`)
    .join(', ');

/** The rows of every table, of the columns given or of all it has. */
function contents(sqlite: BetterSqlite3.Database, columns?: Map<string, string>) {
  const wanted = columns ?? new Map(tablesOf(sqlite).map((t) => [t, columnsOf(sqlite, t)]));
  const rows = [...wanted].map(
    ([table, names]) =>
      [table, sqlite.prepare(`select ${names} from "${table}" order by 1`).all() as Rows] as const,
  );
  return { columns: wanted, rows: new Map(rows) };
}

/** The same clinic as an older version kept it. */
async function writeOlder(file: string, today: string) {
  const db = openDatabase(file);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateTo(beforePlans);
  expect(error).toBeUndefined();
  await db.destroy();
  const sqlite = new BetterSqlite3(file);
  sqlite.pragma('foreign_keys = OFF');
  sqlite.prepare('attach ? as today').run(today);
  const known = newer.map((name) => `'${name}'`).join(', ');
  const only: Record<string, string> = {
    activities: `where type not in (${known})`,
    emailTemplates: `where name not in (${known})`,
    tasks: `where origin <> 'plan'`,
  };
  for (const table of tablesOf(sqlite)) {
    const columns = columnsOf(sqlite, table);
    const where = only[table] ?? '';
    sqlite.exec(
      `insert into "${table}" (${columns}) select ${columns} from today."${table}" ${where}`,
    );
  }
  expect(sqlite.pragma('foreign_key_check')).toEqual([]);
  const older = contents(sqlite);
  sqlite.exec(`update locations set settings = json_set(settings, '$.suggestCloseAttempts', 6)`);
  sqlite.close();
  return older;
}

it('a new version keeps every row of an older one and plans for who was being followed up', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stillpoint-upgrade-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [today, file] = [join(folder, 'today.sqlite'), join(folder, 'older.sqlite')];
  await writeToday(today);
  const older = await writeOlder(file, today);
  expect(older.rows.get('leads')).toHaveLength(2);
  expect(older.rows.get('activities')?.length).toBeGreaterThan(3);

  const app = await startApp({ file });
  onTestFinished(() => app.stop());
  const sqlite = new BetterSqlite3(file, { readonly: true });
  onTestFinished(() => void sqlite.close());
  const { rows } = contents(sqlite, older.columns);
  for (const [table, before] of older.rows) {
    expect({ table, rows: rows.get(table) }).toEqual({
      table,
      rows: expect.arrayContaining(before) as unknown[],
    });
  }
  expect((await app.visitor.get('/request')).status).toBe(200);
  expect(sqlite.pragma('foreign_key_check')).toEqual([]);
  await expect(app.db.updateTable('activities').set({ data: '{}' }).execute()).rejects.toThrow(
    'append-only',
  );

  const plans = () => app.db.selectFrom('leads').select('nextMailAt').execute();
  expect(await plans()).toEqual([{ nextMailAt: null }, { nextMailAt: null }]);
  await app.planning.runOnce();
  for (const { nextMailAt } of await plans()) {
    expect(nextMailAt).not.toBeNull();
  }
  expect(await app.db.selectFrom('stalePlans').selectAll().execute()).toEqual([]);
});
