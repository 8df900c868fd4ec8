import { createHmac } from 'node:crypto';
import { CappedMap, createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { Context } from '../context.ts';

/** What a browser gets to work on. Typically a second of work on a phone. */
export type Challenge = Awaited<ReturnType<typeof createChallenge>>;

export type Challenges = {
  readonly make: () => Promise<Challenge>;
  /** Whether this is the solution of a challenge of ours, in time and for the first time. */
  readonly spend: (solution: unknown) => Promise<boolean>;
};

const cost = 1000;
const attempts = { least: 500, most: 1500 };
const lifetimeSeconds = 30 * 60;
const rememberedSolutions = 100_000;

/** What the browser sends: base64 of this as JSON. */
const payload = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: z.string(),
      salt: z.string(),
      cost: z.literal(cost),
      keyLength: z.literal(32),
      keyPrefix: z.string(),
      keySignature: z.string(),
      data: z.object({ until: z.number() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

/**
 * Proof of work for the public form: it costs a person nothing and a sender of thousands a lot.
 * The signature makes a challenge ours without storing it.
 */
export function createChallenges(ctx: Pick<Context, 'secret' | 'clock'>): Challenges {
  const key = (purpose: string) => createHmac('sha256', ctx.secret).update(purpose).digest('hex');
  const secrets = {
    hmacSignatureSecret: key('form challenge'),
    hmacKeySignatureSecret: key('form challenge solution'),
  };
  const spent = new CappedMap<string, true>({ maxSize: rememberedSolutions });
  const nowSeconds = () => Math.floor(ctx.clock.now().epochMilliseconds / 1000);

  return {
    make: () =>
      createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost,
        counter: randomInt(attempts.most, attempts.least),
        deriveKey,
        data: { until: nowSeconds() + lifetimeSeconds },
        ...secrets,
      }),
    spend: async (solution) => {
      const given = payload.safeParse(decoded(solution));
      if (!given.success || given.data.challenge.parameters.data.until < nowSeconds()) {
        return false;
      }
      const { verified } = await verifySolution({ ...given.data, deriveKey, ...secrets });
      const { signature } = given.data.challenge;
      if (!verified || spent.has(signature)) {
        return false;
      }
      spent.set(signature, true);
      return true;
    },
  };
}

function decoded(solution: unknown): unknown {
  if (typeof solution !== 'string' || solution.length > 4000) {
    return undefined;
  }
  try {
    return JSON.parse(Buffer.from(solution, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}
