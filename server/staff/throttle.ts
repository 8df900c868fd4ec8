import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HttpError } from '../http/errors.ts';

const window = 15 * 60;

export type Throttle = {
  /** Counts one attempt before the password is looked at. @throws HttpError 429 */
  readonly countSignIn: (email: string, address: string) => Promise<void>;
  /** Takes a right attempt off the count again. */
  readonly forgive: (email: string, address: string) => Promise<void>;
  /** Counts one request for a reset mail. @throws HttpError 429 */
  readonly countReset: (email: string, address: string) => Promise<void>;
};

/**
 * How often one address may fail to sign in: 10 times with one account, and 50 times in all
 * (a clinic's whole staff comes from one address), in a quarter of an hour.
 */
export function createThrottle(): Throttle {
  const perAccount = new RateLimiterMemory({ points: 10, duration: window });
  const perAddress = new RateLimiterMemory({ points: 50, duration: window });
  const resetsPerAccount = new RateLimiterMemory({ points: 3, duration: window });
  const resetsPerAddress = new RateLimiterMemory({ points: 20, duration: window });
  return {
    countSignIn: async (email, address) => {
      await count(perAddress, address);
      await count(perAccount, accountKey(email, address));
    },
    forgive: async (email, address) => {
      await perAccount.delete(accountKey(email, address));
      await perAddress.reward(address);
    },
    countReset: async (email, address) => {
      await count(resetsPerAddress, address);
      await count(resetsPerAccount, accountKey(email, address));
    },
  };
}

function accountKey(email: string, address: string): string {
  return `${address} ${email.toLowerCase()}`;
}

async function count(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) {
      throw reason;
    }
    const retryAfter = Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
    throw new HttpError(
      429,
      'tooMany',
      'There were too many attempts. Please wait a few minutes and try again.',
      { retryAfter },
    );
  }
}
