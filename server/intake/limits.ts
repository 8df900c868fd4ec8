import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Context } from '../context.ts';
import { network } from '../http/network.ts';
import { secondsToWait } from '../http/rate-limit.ts';

const tenMinutes = 600;
/** Requests taken from one address in ten minutes: a family, a waiting room, a clinic's tablet. */
const proven = 30;
/** Without a solved challenge (no JavaScript, another program): enough for a household. */
const unproven = 5;

export type RequestLimits = {
  /**
   * Counts one request from this address.
   * @returns 0, or the seconds to wait where there were too many
   */
  readonly count: (address: string, isProven: boolean) => Promise<number>;
};

/** Where the challenge is switched off (tests, trusted networks) nobody is counted either. */
export function createRequestLimits(ctx: Pick<Context, 'config'>): RequestLimits {
  if (!ctx.config.formChallenge) {
    return { count: async () => 0 };
  }
  const limiters = {
    proven: new RateLimiterMemory({ points: proven, duration: tenMinutes }),
    unproven: new RateLimiterMemory({ points: unproven, duration: tenMinutes }),
  };
  return {
    count: (address, isProven) =>
      secondsToWait(limiters[isProven ? 'proven' : 'unproven'], network(address)),
  };
}
