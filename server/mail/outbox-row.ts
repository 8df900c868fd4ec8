import { randomUUID } from 'node:crypto';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { parseMailbox } from './address.ts';

/** What every new row of the outbox has. */
export function waiting(ctx: Pick<Context, 'clock'>, from: string) {
  const now = nowIso(ctx.clock);
  const domain = parseMailbox(from).address.split('@').at(-1) ?? 'localhost';
  return {
    status: 'queued' as const,
    createdAt: now,
    nextAttemptAt: now,
    claimedAt: null,
    sentAt: null,
    error: null,
    messageId: `<${randomUUID()}@${domain}>`,
  };
}
