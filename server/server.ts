import type { AddressInfo } from 'node:net';
import type { Router } from 'express';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { createAssigning } from './assignment/assigning.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { type Context, createContext } from './context.ts';
import { migrate, openDatabase } from './db/open.ts';
import { takeServerLock } from './db/server-lock.ts';
import { createDuplicateFinding } from './duplicates/finding.ts';
import { createFollowUpMails } from './follow-up/follow-up-mails.ts';
import { createImporting } from './imports/importing.ts';
import { clearIncoming } from './imports/incoming.ts';
import { gentleEnd, listen } from './listen.ts';
import { createLive } from './live/live.ts';
import { createTidying } from './live/tidying.ts';
import { createPlanning } from './follow-up/stale-plans.ts';
import { createMailSender } from './mail/sender.ts';
import { createMailer } from './mail/create-mailer.ts';
import { createReminders } from './mail/reminders.ts';
import { ensureTemplates } from './mail/email-template.service.ts';
import { createCounting } from './reports/counting-ahead.ts';
import { createMonthlyMail } from './reports/monthly/monthly-mail.ts';
import type { Worker } from './worker.ts';

/** The file is another server's. */
export class DatabaseInUse extends Error {}

export type Running = {
  readonly url: string;
  readonly ctx: Context;
  readonly mailSender: Worker;
  readonly reminders: Worker;
  readonly followUpMails: Worker;
  /** Works stale plans out anew. */
  readonly planning: Worker;
  /** Looks for the same person and the household of every new lead. */
  readonly finding: Worker;
  /** Gives out in turn what is nobody's. */
  readonly assigning: Worker;
  /** Forgets old changes and those who are gone. */
  readonly tidying: Worker;
  /** Works on imports. */
  readonly importing: Worker;
  /** Keeps what the reports count up to date. */
  readonly counting: Worker;
  /** Writes the month's figures to managers. */
  readonly monthlyMail: Worker;
  /** Finishes what is in flight (requests and mails, 10 s at most), then closes everything. */
  readonly stop: () => Promise<void>;
};

type Parts = {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly dashboard: Router;
  /** Whether mail and reminders run by themselves; a test runs them when it wants. */
  readonly workers: boolean;
  /** How long stopping waits for what is in flight. */
  readonly graceMs?: number;
};

/** Leaves a little of the 10 s for closing the database. */
const usualGraceMs = 9500;

/**
 * Opens the database, brings it up to date and serves.
 * @throws DatabaseInUse where another server runs on the same file
 */
export async function startServer({
  config,
  clock,
  log,
  dashboard,
  workers,
  graceMs = usualGraceMs,
}: Parts): Promise<Running> {
  const lock = takeServerLock(config.databaseFile);
  if (!lock) {
    throw new DatabaseInUse(`another server is running on ${config.databaseFile}`);
  }
  clearIncoming(config);
  const db = openDatabase(config.databaseFile);
  await migrate(db);
  const server = await listen(config);
  const endServer = gentleEnd(server);
  const { port } = server.address() as AddressInfo;
  const mailer = await createMailer(config, log);
  const ctx = createContext({ db, config, clock, log, mailer, port });
  await ensureTemplates(db);
  const mailSender = createMailSender(ctx);
  const live = createLive(ctx);
  const aside = {
    planning: createPlanning(ctx),
    assigning: createAssigning(ctx),
    finding: createDuplicateFinding(ctx),
    reminders: createReminders(ctx),
    followUpMails: createFollowUpMails(ctx),
    tidying: createTidying(ctx),
    importing: createImporting(ctx),
    counting: createCounting(ctx),
    monthlyMail: createMonthlyMail(ctx),
  };
  const workersAside = Object.values(aside);
  server.on('request', createApp(ctx, { mailSender, live }, dashboard));
  if (workers) {
    [mailSender, ...workersAside].forEach((each) => each.start());
  }
  const stop = async () => {
    const running = [mailSender.stop(graceMs), ...workersAside.map((each) => each.stop())];
    await Promise.all([endServer(graceMs), live.stop(), ...running]);
    ctx.mailer.close();
    await ctx.reports.stop();
    await db.destroy();
    lock.release();
  };
  const url = `http://${hostInUrl(config.host)}:${port}`;
  return { url, ctx, mailSender, ...aside, stop };
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') {
    return 'localhost';
  }
  return host.includes(':') ? `[${host}]` : host;
}
