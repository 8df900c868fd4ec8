import { setImmediate as nextTurn } from 'node:timers/promises';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { createWorker, type Worker } from '../worker.ts';
import { claimMails, recordDeliveries, type Delivered } from './delivery.service.ts';
import { requeueInterrupted } from './email.queries.ts';
import type { EmailRow } from './mail.table.ts';
import type { OutgoingMail } from './mailer.ts';
import { connections } from './smtp-mailer.ts';

const everyMs = 15_000;
/** Mails written within this time go out together: one claim on the disk instead of many. */
const gatherMs = 100;
/** Stopping waits so long for mails under way; what is left is sent again at the next start. */
const patienceMs = 8000;

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
    for (const each of unrecorded.splice(0)) {
      await record([each]);
    }
    const emails = await claimMails(ctx, connections - underWay.size);
    for (const email of emails) {
      const work = send(email).finally(() => {
        underWay.delete(work);
        worker.wake();
      });
      underWay.add(work);
    }
    return emails.length;
  }

  async function send(email: EmailRow): Promise<void> {
    finished.push({ email, delivery: await ctx.mailer.deliver(toOutgoing(email)) });
    recording ??= recordFinished();
    await recording;
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
      ctx.log.error(
        {
          emailIds: deliveries.map(({ email }) => email.id),
          reason: error instanceof Error ? error.name : 'unknown',
        },
        'what became of mails could not be noted yet',
      );
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
    stop: async () => {
      ctx.events.off('outbox', wakeSoon);
      clearTimeout(gathering);
      await worker.stop();
      await Promise.race([Promise.all(underWay), patience()]);
    },
  };
}

function patience(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, patienceMs).unref();
  });
}

function toOutgoing(email: EmailRow): OutgoingMail {
  const { from, to, replyTo, subject, text, html, calendar, messageId, createdAt } = email;
  return { from, to, replyTo, subject, text, html, calendar, messageId, date: createdAt };
}
