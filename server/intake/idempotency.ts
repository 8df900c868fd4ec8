import { createHash } from 'node:crypto';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { HttpError, malformed } from '../http/errors.ts';
import { findAnswer, keepAnswer } from './idempotency.queries.ts';

const keptHours = 24;
const allowed = /^[\x21-\x7e]{1,255}$/;

/** A request that may come again: under which key, and a hash to know the same body by. */
export type Repeatable = { readonly key: string; readonly bodyHash: string };

export type Idempotency = {
  /**
   * Does `work` once for this key; a repetition gets the first one's answer.
   * `work` hands its answer to `keep` in its own transaction.
   * @throws HttpError 409 while the first one is at work, 422 where the body is another
   */
  readonly once: <Answer>(
    repeatable: Repeatable,
    work: (keep: (trx: Trx, answer: Answer) => Promise<void>) => Promise<Answer>,
  ) => Promise<Answer>;
};

export function createIdempotency(ctx: Pick<Context, 'db' | 'clock'>): Idempotency {
  const atWork = new Set<string>();
  return {
    once: async (repeatable, work) => {
      const { key } = repeatable;
      if (atWork.has(key)) {
        throw new HttpError(
          409,
          'idempotency.atWork',
          'The first request with this Idempotency-Key is still being worked on.',
          { retryAfter: 1 },
        );
      }
      atWork.add(key);
      try {
        const kept = await earlierAnswer(ctx, repeatable);
        // Written by `keep` below for the same kind of work.
        return kept === undefined
          ? await work((trx, answer) => keep(ctx, trx, repeatable, answer))
          : (JSON.parse(kept) as Awaited<ReturnType<typeof work>>);
      } finally {
        atWork.delete(key);
      }
    },
  };
}

/** The same key from two senders is two keys. The body's proof of work may differ. */
export function toRepeatable(
  key: string,
  sender: number | null,
  body: Readonly<Record<string, unknown>>,
): Repeatable {
  if (!allowed.test(key)) {
    throw malformed('An Idempotency-Key has 1 to 255 visible characters.');
  }
  const { altcha: _proof, ...said } = body;
  return { key: sha256(`${sender ?? 'public'} ${key}`), bodyHash: sha256(JSON.stringify(said)) };
}

async function earlierAnswer(
  ctx: Pick<Context, 'db' | 'clock'>,
  { key, bodyHash }: Repeatable,
): Promise<string | undefined> {
  const row = await findAnswer(ctx.db, key, earliest(ctx));
  if (row && row.bodyHash !== bodyHash) {
    throw new HttpError(
      422,
      'idempotency.otherBody',
      'This Idempotency-Key was used for another request. Use a new key for a new request.',
    );
  }
  return row?.answer;
}

async function keep(
  ctx: Pick<Context, 'clock'>,
  trx: Trx,
  repeatable: Repeatable,
  answer: unknown,
): Promise<void> {
  const row = { ...repeatable, answer: JSON.stringify(answer), createdAt: nowIso(ctx.clock) };
  await keepAnswer(trx, row, earliest(ctx));
}

function earliest(ctx: Pick<Context, 'clock'>): string {
  return toIso(ctx.clock.now().subtract({ hours: keptHours }));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
