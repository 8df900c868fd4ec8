import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HttpError } from './errors.ts';

/**
 * Counts one use under this key.
 * @returns 0, or the seconds to wait where there were too many
 */
export async function secondsToWait(
  limiter: RateLimiterMemory,
  key: string | number,
): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) {
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    }
    throw refused;
  }
}

/**
 * Counts one use under this key.
 * @param message what is told to those who are too many
 * @throws HttpError 429 with the seconds to wait
 */
export async function countUse(
  limiter: RateLimiterMemory,
  key: string | number,
  message: string,
): Promise<void> {
  const retryAfter = await secondsToWait(limiter, key);
  if (retryAfter > 0) {
    throw new HttpError(429, 'tooMany', message, { retryAfter });
  }
}
