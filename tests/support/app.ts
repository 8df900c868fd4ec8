import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Router } from 'express';
import { readConfig } from '../../server/config.ts';
import type { Db } from '../../server/db/database.ts';
import { createLog } from '../../server/log.ts';
import { type Running, startServer } from '../../server/server.ts';
import { layTables } from './blank-database.ts';
import { type Browserless, createClient } from './client.ts';
import { type TestClock, createTestClock } from './clock.ts';
import { type TestSmtp, startSmtp } from './smtp.ts';

export type TestApp = Running & {
  readonly db: Db;
  readonly clock: TestClock;
  /** Only with `smtp: true`. */
  readonly smtp: TestSmtp;
  /** Somebody without a session. */
  readonly visitor: Browserless;
  /** Runs the outbox once, until nothing more is due. */
  readonly sendMail: () => Promise<void>;
  /** The lines logged so far. */
  readonly logged: string[];
};

export type AppOptions = {
  /** Where the clock stands at first; without: a Monday morning in San Antonio. */
  readonly now?: string;
  /** Without: one that stands still at `now`. */
  readonly clock?: TestClock;
  /** With a real mail server; else mail is captured. */
  readonly smtp?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Mail and reminders by themselves instead of when the test says. */
  readonly workers?: boolean;
  readonly dashboard?: Router;
  /** How long stopping waits for what is in flight; without: as always. */
  readonly graceMs?: number;
  /** An existing database file; without: a fresh one. */
  readonly file?: string;
};

/** 9:00 am in San Antonio. */
export const monday = '2026-11-23T15:00:00.000Z';

/**
 * The whole of Stillpoint in this process: own folder, own SQLite file, own clock, free port.
 * Call `stop()` at the end.
 */
export async function startApp(options: AppOptions = {}): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'stillpoint-'));
  const smtp = await startSmtp();
  const logged: string[] = [];
  const file = options.file ?? join(folder, 'test.sqlite');
  if (options.file === undefined) {
    await layTables(file);
  }
  const clock = options.clock ?? createTestClock(options.now ?? monday);
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: `file:${file}`,
    SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    FORM_CHALLENGE: 'off',
    LOG_LEVEL: 'debug',
    ...(options.smtp === true && { SMTP_URL: smtp.url }),
    ...options.env,
  });
  const running = await startServer({
    config,
    clock,
    log: createLog(config, { write: (line) => void logged.push(line) }),
    dashboard: options.dashboard ?? Router(),
    workers: options.workers ?? false,
    ...(options.graceMs !== undefined && { graceMs: options.graceMs }),
  });
  return {
    ...running,
    db: running.ctx.db,
    clock,
    smtp,
    logged,
    visitor: createClient(running.url),
    sendMail: () => running.mailSender.runOnce(),
    stop: async () => {
      await running.stop();
      await smtp.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
