import { HttpError } from '../http/errors.ts';
import type { Challenges } from './challenge.ts';
import type { RequestLimits } from './limits.ts';

/** What keeps machines from flooding the clinics, for form and API together. */
export type Gate = { readonly challenges: Challenges; readonly limits: RequestLimits };

/**
 * Lets a visitor's request in. One without a solved challenge is not refused, but only a few
 * of them are taken.
 * @throws HttpError 429
 */
export async function requireRoom(gate: Gate, address: string, solution: unknown): Promise<void> {
  const retryAfter = await gate.limits.count(address, await gate.challenges.spend(solution));
  if (retryAfter > 0) {
    throw new HttpError(
      429,
      'tooMany',
      'Too many requests came from this address. Please try again later.',
      { retryAfter },
    );
  }
}
