import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase } from '../../server/db/open.ts';

let tables: Promise<Buffer> | undefined;

/** Lays today's tables into a new file: every migration anew for every app would cost minutes. */
export async function layTables(file: string): Promise<void> {
  tables ??= migrated();
  writeFileSync(file, await tables, { mode: 0o600 });
}

/** The bytes of a database that was migrated and never used. */
async function migrated(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'stillpoint-tables-'));
  const file = join(folder, 'tables.sqlite');
  const db = openDatabase(file);
  await migrate(db);
  await db.destroy();
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true });
  return bytes;
}
