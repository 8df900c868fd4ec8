import { randomUUID } from 'node:crypto';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { parseMailbox } from './address.ts';

/**
 * What every new row of the outbox has.
 * @param holdSeconds how long it waits before it goes out
 */
export function waiting({ clock }: Pick<Context, 'clock'>, from: string, holdSeconds = 0) {
  const domain = parseMailbox(from).address.split('@').at(-1) ?? 'localhost';
  return {
    status: 'queued' as const,
    createdAt: nowIso(clock),
    nextAttemptAt: toIso(clock.now().add({ seconds: holdSeconds })),
    claimedAt: null,
    sentAt: null,
    error: null,
    messageId: `<${randomUUID()}@${domain}>`,
  };
}
