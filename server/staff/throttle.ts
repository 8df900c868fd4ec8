import { RateLimiterMemory } from 'rate-limiter-flexible';
import { network } from '../http/network.ts';
import { countUse } from '../http/rate-limit.ts';

const duration = 15 * 60;
const keptHomes = 5000;

export type Throttle = {
  /** Counts one attempt before the password is looked at. @throws HttpError 429 */
  readonly countSignIn: (email: string, address: string) => Promise<void>;
  /** Takes a right attempt off the count again. */
  readonly forgive: (email: string, address: string) => Promise<void>;
  /** Counts one request for a reset mail. @throws HttpError 429 */
  readonly countReset: (email: string, address: string) => Promise<void>;
};

/**
 * How often a sign-in may fail in a quarter of an hour: 10 times from one network with one
 * account, 50 times from one network in all (a clinic's whole staff comes from one), and 50
 * times with one account from everywhere. The last could keep its owner out while somebody else
 * guesses, so it doesn't count where the account was signed in to before.
 */
export function createThrottle(): Throttle {
  const perHome = new RateLimiterMemory({ points: 10, duration });
  const perNetwork = new RateLimiterMemory({ points: 50, duration });
  const perAccount = new RateLimiterMemory({ points: 50, duration });
  const resetsPerHome = new RateLimiterMemory({ points: 3, duration });
  const resetsPerNetwork = new RateLimiterMemory({ points: 20, duration });
  const homes = rememberLatest(keptHomes);
  return {
    countSignIn: async (email, address) => {
      const home = homeKey(email, address);
      await count(perNetwork, network(address));
      await count(perHome, home);
      if (!homes.has(home)) {
        await count(perAccount, email.toLowerCase());
      }
    },
    forgive: async (email, address) => {
      const home = homeKey(email, address);
      await perHome.delete(home);
      await perNetwork.reward(network(address));
      if (!homes.has(home)) {
        await perAccount.reward(email.toLowerCase());
      }
      homes.add(home);
    },
    countReset: async (email, address) => {
      await count(resetsPerNetwork, network(address));
      await count(resetsPerHome, homeKey(email, address));
    },
  };
}

/** An account and where somebody signs in to it. */
function homeKey(email: string, address: string): string {
  return `${network(address)} ${email.toLowerCase()}`;
}

/** A set that forgets the oldest when it is full. */
function rememberLatest(most: number) {
  const kept = new Set<string>();
  return {
    has: (key: string) => kept.has(key),
    add: (key: string) => {
      kept.delete(key);
      kept.add(key);
      const [oldest] = kept;
      if (oldest !== undefined && kept.size > most) {
        kept.delete(oldest);
      }
    },
  };
}

function count(limiter: RateLimiterMemory, key: string): Promise<void> {
  return countUse(
    limiter,
    key,
    'There were too many attempts. Please wait a few minutes and try again.',
  );
}
