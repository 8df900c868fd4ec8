import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Router } from 'express';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { type Context, createContext } from './context.ts';
import { migrate, openDatabase } from './db/open.ts';
import { takeServerLock } from './db/server-lock.ts';
import { createMailSender } from './mail/sender.ts';
import { createMailer } from './mail/create-mailer.ts';
import { createReminders } from './mail/reminders.ts';
import { ensureTemplates } from './mail/email-template.service.ts';
import type { Worker } from './worker.ts';

/** The file is another server's. */
export class DatabaseInUse extends Error {}

export type Running = {
  readonly url: string;
  readonly ctx: Context;
  readonly mailSender: Worker;
  readonly reminders: Worker;
  /** Finishes what is in flight (10 s at most), then closes everything. */
  readonly stop: () => Promise<void>;
};

type Parts = {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly dashboard: Router;
  /** Whether mail and reminders run by themselves; a test runs them when it wants. */
  readonly workers: boolean;
};

const graceMs = 10_000;

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
}: Parts): Promise<Running> {
  const lock = takeServerLock(config.databaseFile);
  if (!lock) {
    throw new DatabaseInUse(`another server is running on ${config.databaseFile}`);
  }
  const db = openDatabase(config.databaseFile);
  await migrate(db);
  const server = await listen(config);
  const { port } = server.address() as AddressInfo;
  const ctx = createContext({ db, config, clock, log, mailer: createMailer(config, log), port });
  await ensureTemplates(db);
  const mailSender = createMailSender(ctx);
  const reminders = createReminders(ctx);
  server.on('request', createApp(ctx, mailSender, dashboard));
  if (workers) {
    mailSender.start();
    reminders.start();
  }
  const stop = async () => {
    await closeServer(server);
    await Promise.all([mailSender.stop(), reminders.stop()]);
    ctx.mailer.close();
    await db.destroy();
    lock.release();
  };
  return { url: `http://${hostInUrl(config.host)}:${port}`, ctx, mailSender, reminders, stop };
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') {
    return 'localhost';
  }
  return host.includes(':') ? `[${host}]` : host;
}

/** Slow or silent clients are cut off; Node looks after them only every 30 s unless told. */
async function listen({ host, port }: Config): Promise<Server> {
  const server = createServer({
    connectionsCheckingInterval: 2000,
    headersTimeout: 10_000,
    requestTimeout: 20_000,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return server;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(cut);
}
