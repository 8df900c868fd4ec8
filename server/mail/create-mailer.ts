import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Mailer } from './mailer.ts';
import { createSmtpMailer } from './smtp-mailer.ts';

/** Hands mail to SMTP_URL; without one it is captured: readable in the dashboard, never sent. */
export function createMailer(config: Pick<Config, 'smtpUrl'>, log?: Logger): Mailer {
  return config.smtpUrl === null ? capturing : createSmtpMailer(config.smtpUrl, log);
}

const capturing: Mailer = {
  deliver: () => Promise.resolve({ kind: 'captured' }),
  close: () => undefined,
};
