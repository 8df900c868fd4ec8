import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import { isPlainAddress, parseMailbox } from './address.ts';
import { connections, type Delivery, type Mailer, type OutgoingMail } from './mailer.ts';
import { messageBytes } from './message-bytes.ts';
import { failure } from './smtp-answer.ts';

const connectionTimeout = 10_000;
const socketTimeout = 30_000;
const overallTimeout = 60_000;
const idleTimeout = 20_000;
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

type Transport = ReturnType<typeof createPool>;

export function createSmtpMailer(smtpUrl: string, log?: Logger): Mailer {
  const pool = createPool(smtpUrl);
  return {
    deliver: async (mail) => {
      const delivery = await deliver(pool, mail);
      log?.info({ messageId: mail.messageId, delivery: delivery.kind }, 'mail handed over');
      return delivery;
    },
    // By force: a mail that is stuck must not keep the process from ending.
    close: () => pool.close({ force: true }),
  };
}

function createPool(smtpUrl: string) {
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    connectionTimeout,
    greetingTimeout: connectionTimeout,
    dnsTimeout: connectionTimeout,
    socketTimeout,
    idleTimeout,
    disableFileAccess: true,
    disableUrlAccess: true,
    // Nobody listens in between on our own machine, and its certificate is rarely a public one.
    ...(loopback.has(new URL(smtpUrl).hostname) && { tls: { rejectUnauthorized: false } }),
  });
}

async function deliver(pool: Transport, mail: OutgoingMail): Promise<Delivery> {
  const from = parseMailbox(mail.from).address;
  if (!isPlainAddress(mail.to) || !isPlainAddress(from)) {
    return { kind: 'permanent', error: 'This is not an address that mail can be sent to.' };
  }
  const bytes = await bytesOf(mail);
  if (bytes === null) {
    return { kind: 'permanent', error: 'This mail could not be put together.' };
  }
  const raw = Readable.from([bytes]);
  try {
    const info = await pool.sendMail({
      envelope: { from, to: [mail.to] },
      raw,
      signal: AbortSignal.timeout(overallTimeout),
    });
    return { kind: 'accepted', answer: info.response };
  } catch (error) {
    return failure(error, raw.readableEnded);
  }
}

/** Null: it can't be made, however often it is tried. */
async function bytesOf(mail: OutgoingMail): Promise<Buffer | null> {
  try {
    return await messageBytes(mail);
  } catch {
    return null;
  }
}
