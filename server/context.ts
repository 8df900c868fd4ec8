import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Db } from './db/database.ts';
import type { Events } from './events.ts';
import type { Mailer } from './mail/mailer.ts';

/** Everything a feature may reach for. Built once in main.ts (or by a test), passed down. */
export type Context = {
  readonly db: Db;
  readonly config: Config;
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly log: Logger;
  readonly events: Events;
  /** Signs sessions, the form challenge and nothing else. */
  readonly secret: string;
  /** The base of links in mail, without a slash at the end. */
  readonly publicUrl: string;
};
