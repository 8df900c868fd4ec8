import { existsSync, rmSync } from 'node:fs';
import { type Config, readConfig } from '../config.ts';
import { takeServerLock } from '../db/server-lock.ts';
import { DatabaseInUse } from '../server.ts';
import { hashPassword } from '../staff/password.ts';
import { demoLogins, demoPassword, seedDemo } from './seed/demo.ts';
import { withDatabase } from './with-database.ts';

const demoDatabase = 'file:data/demo.sqlite';

/** The settings of the demo: a database of its own, and never a mail server. */
export function demoConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return readConfig({ ...env, DATABASE_URL: demoDatabase, SMTP_URL: undefined });
}

/**
 * Builds the demo's database anew (or keeps the one of last time) and says who can sign in.
 * @throws DatabaseInUse where a demo runs already
 */
export async function prepareDemo(
  config: Config,
  keep: boolean,
  print: (line: string) => void,
): Promise<void> {
  const file = config.databaseFile;
  const lock = takeServerLock(file);
  if (!lock) {
    throw new DatabaseInUse(`another server is running on ${file}`);
  }
  try {
    if (!keep || !existsSync(file)) {
      await rebuild(config);
    }
  } finally {
    lock.release();
  }
  sayLogins(print);
}

async function rebuild(config: Config): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) {
    rmSync(`${config.databaseFile}${ending}`, { force: true });
  }
  await withDatabase(config, ({ db, clock, publicUrl }) =>
    seedDemo(db, { now: clock.now(), hashPassword, publicUrl }),
  );
}

function sayLogins(print: (line: string) => void): void {
  print(`Everybody here is made up. Sign in with one of these; the password is ${demoPassword}`);
  for (const { email, name, role, places } of demoLogins) {
    print(`  ${email.padEnd(22)} ${role.padEnd(10)} ${name}, ${places}`);
  }
}
