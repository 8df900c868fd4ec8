import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Db } from './db/database.ts';
import { type Events, createEvents } from './events.ts';
import type { Mailer } from './mail/mailer.ts';
import { createReports, type Reports } from './reports/reports.ts';
import { loadSecret } from './secret.ts';

/** Everything a feature may reach for. Built once in server.ts, passed down. */
export type Context = {
  readonly db: Db;
  readonly config: Config;
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly log: Logger;
  readonly events: Events;
  readonly reports: Reports;
  /** Signs sessions and the form's challenge. */
  readonly secret: string;
  /** The base of links in mail, without a slash at the end. */
  readonly publicUrl: string;
};

type Parts = Pick<Context, 'db' | 'config' | 'mailer' | 'clock' | 'log'> & {
  /** The port that was really taken, for links where no PUBLIC_URL is set. */
  readonly port: number;
};

export function createContext({ port, ...parts }: Parts): Context {
  return {
    ...parts,
    events: createEvents(),
    reports: createReports(parts.config.databaseFile),
    secret: loadSecret(parts.config),
    publicUrl: parts.config.publicUrl ?? `http://localhost:${port}`,
  };
}
