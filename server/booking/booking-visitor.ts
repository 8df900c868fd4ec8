import type { Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Location } from '../../shared/records.ts';
import type { Language } from '../../shared/vocabulary.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../http/errors.ts';
import { network } from '../http/network.ts';
import { countUse } from '../http/rate-limit.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { findLocation } from '../locations/location.queries.ts';
import { findLeadByToken } from './booking-link.ts';

/** The person whom a booking link lets in. */
export type Visitor = {
  readonly token: string;
  readonly lead: LeadRow;
  readonly location: Location;
  readonly language: Language;
};

/** Knows the visitor of a request, or throws. */
export type Door = (request: Request) => Promise<Visitor>;

const tries = 30;
const tenMinutes = 600;

/**
 * Knows visitors by their token. Who tries many wrong ones is told to wait; a right one always
 * opens, whoever else comes from the same network.
 * @returns a function that throws HttpError 404 for a token that is unknown, expired or
 *   revoked (one and the same answer), 429 after too many of them
 */
export function createDoor(ctx: Context): Door {
  const wrong = new RateLimiterMemory({ points: tries, duration: tenMinutes });
  return async (request) => {
    const token = String(request.params['token']);
    const lead = await findLeadByToken(ctx.db, token, ctx.clock.now());
    const location = lead && (await findLocation(ctx.db, lead.locationId));
    if (!lead || !location) {
      await countUse(wrong, network(request.ip ?? ''), 'Too many tries. Please wait ten minutes.');
      throw new HttpError(404, 'link.unknown', 'This link does not work any more.');
    }
    return { token, lead, location, language: languageOf(request) ?? lead.language };
  };
}

/** The language asked for by `?lang=`, if any. */
export function languageOf(request: Request): Language | null {
  const asked = request.query['lang'];
  return asked === 'en' || asked === 'es' ? asked : null;
}
