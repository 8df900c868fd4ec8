import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Mailer } from './mailer.ts';

/**
 * Hands mail to SMTP_URL; without one it is captured: readable in the dashboard, never sent, and
 * what speaks SMTP is not even loaded.
 */
export async function createMailer(config: Pick<Config, 'smtpUrl'>, log?: Logger): Promise<Mailer> {
  if (config.smtpUrl === null) {
    return capturing;
  }
  const { createSmtpMailer } = await import('./smtp-mailer.ts');
  return createSmtpMailer(config.smtpUrl, log);
}

const capturing: Mailer = {
  deliver: () => Promise.resolve({ kind: 'captured' }),
  close: () => undefined,
};
