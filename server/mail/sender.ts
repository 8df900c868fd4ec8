import { setImmediate as nextTurn } from 'node:timers/promises';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { describeError } from '../log.ts';
import { createWorker, type Worker } from '../worker.ts';
import { claimMails, recordDeliveries, type Delivered } from './delivery.service.ts';
import { requeueInterrupted } from './email.queries.ts';
import type { EmailRow } from './mail.table.ts';
import { connections, type Delivery, type OutgoingMail } from './mailer.ts';

const everyMs = 15_000;
/** Mails written within this time go out together: one claim on the disk instead of many. */
const gatherMs = 250;
/** Stopping waits so long for mails under way; what is left is sent again at the next start. */
const usualGraceMs = 8000;

type Options = {
  /** From 0 up to 1, for the jitter of pauses. */
  readonly random?: () => number;
};

/**
 * Sends what waits in the outbox: at once when something is written to it, else when a pause
 * is over. Several mails are under way at a time, so a stuck one holds up no other.
 */
export function createMailSender(ctx: Context, { random = Math.random }: Options = {}): Worker {
  const underWay = new Set<Promise<void>>();
  const finished: Delivered[] = [];
  /** Delivered, but the disk took no note of it so far. */
  const unrecorded: Delivered[] = [];
  let recording: Promise<void> | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let interruptedAreBack = false;
  /** The last claim found as many as it had places for: a place that gets free is for another. */
  let moreMayWait = false;
  const worker = createWorker({
    name: 'mail',
    everyMs,
    run: async () => void (await pass()),
    log: ctx.log,
  });

  /** @returns how many mails it set out to send */
  async function pass(): Promise<number> {
    if (!interruptedAreBack) {
      // We are alone on this database, so nobody else is sending these.
      await requeueInterrupted(ctx.db, nowIso(ctx.clock));
      interruptedAreBack = true;
    }
    await recordLate();
    const free = connections - underWay.size;
    const claimed = await claimMails(ctx, free);
    moreMayWait = claimed.moreMayWait;
    for (const email of claimed.emails) {
      const work = send(email).finally(() => {
        underWay.delete(work);
        wakeForMore();
      });
      underWay.add(work);
    }
    if (claimed.emails.length < free) {
      wakeForMore();
    }
    return claimed.emails.length;
  }

  /** What is written from now on wakes it by itself, many at a time. */
  function wakeForMore(): void {
    if (moreMayWait) {
      worker.wake();
    }
  }

  async function send(email: EmailRow): Promise<void> {
    finished.push({ email, delivery: await handOver(email) });
    recording ??= recordFinished();
    await recording;
  }

  /** A mailer never throws; if one does, it is one mail's trouble and no other's. */
  async function handOver(email: EmailRow): Promise<Delivery> {
    try {
      return await ctx.mailer.deliver(toOutgoing(email));
    } catch (error) {
      ctx.log.error({ emailId: email.id, err: describeError(error) }, 'a mailer failed');
      return { kind: 'temporary', error: 'The mail could not be handed over.' };
    }
  }

  /** What was delivered at about the same time is written down in one go. */
  async function recordFinished(): Promise<void> {
    await nextTurn();
    while (finished.length > 0) {
      await record(finished.splice(0));
    }
    recording = undefined;
  }

  async function record(deliveries: readonly Delivered[]): Promise<void> {
    try {
      await recordDeliveries(ctx, deliveries, random);
    } catch (error) {
      unrecorded.push(...deliveries);
      const emailIds = deliveries.map(({ email }) => email.id);
      const err = describeError(error);
      ctx.log.error({ emailIds, err }, 'what became of mails could not be noted yet');
    }
  }

  async function recordLate(): Promise<void> {
    for (const each of unrecorded.splice(0)) {
      await record([each]);
    }
  }

  function wakeSoon(): void {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      worker.wake();
    }, gatherMs).unref();
  }

  return {
    ...worker,
    start: () => {
      ctx.events.on('outbox', wakeSoon);
      worker.start();
    },
    runOnce: async () => {
      await worker.runOnce();
      do {
        await Promise.all(underWay);
      } while ((await pass()) > 0);
    },
    stop: async (graceMs = usualGraceMs) => {
      ctx.events.off('outbox', wakeSoon);
      clearTimeout(gathering);
      gathering = undefined;
      await worker.stop();
      await within(graceMs, Promise.all(underWay));
      // A mail that was accepted and is not noted as sent would go out again.
      await recording;
      await recordLate();
    },
  };
}

/** Waits for the work, but not longer. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, ms);
  await Promise.race([work, over.promise]);
  clearTimeout(timer);
}

function toOutgoing(email: EmailRow): OutgoingMail {
  const { from, to, replyTo, subject, text, html, calendar, stopUrl, messageId } = email;
  const date = email.createdAt;
  return { from, to, replyTo, subject, text, html, calendar, stopUrl, messageId, date };
}
