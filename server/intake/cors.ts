import type { Request, RequestHandler, Response } from 'express';
import type { Location } from '../../shared/records.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../http/errors.ts';
import { activeLocations } from '../locations/location.queries.ts';
import { allowedOrigins } from './origins.ts';

/** What is public anyway may be read from any page. */
export const anyOrigin: RequestHandler = (_request, response, next) => {
  response.set('Access-Control-Allow-Origin', '*');
  next();
};

/** Answers a browser that asks whether a page of another site may post requests here. */
export function preflight(ctx: Pick<Context, 'db'>): RequestHandler {
  return async (request, response) => {
    if (await nameOrigin(ctx, request, response)) {
      response
        .set('Access-Control-Allow-Methods', 'POST')
        .set('Access-Control-Allow-Headers', 'Content-Type, Authorization, Idempotency-Key')
        .set('Access-Control-Max-Age', '600');
    }
    response.status(204).end();
  };
}

/**
 * Lets the page that asked read our answer, if any location allows its site.
 * @returns whether it does
 */
export async function nameOrigin(
  ctx: Pick<Context, 'db'>,
  request: Request,
  response: Response,
): Promise<boolean> {
  response.vary('Origin');
  const origin = request.get('Origin');
  if (origin === undefined || !allowedOrigins(await activeLocations(ctx.db)).includes(origin)) {
    return false;
  }
  response
    .set('Access-Control-Allow-Origin', origin)
    .set('Access-Control-Expose-Headers', 'Retry-After');
  return true;
}

/**
 * A request that a browser sends for a page must come from a site that this location allows.
 * @throws HttpError 403
 */
export function requireAllowedOrigin(
  ctx: Pick<Context, 'publicUrl'>,
  request: Request,
  location: Location,
): void {
  const origin = request.get('Origin');
  if (origin === undefined || isOwn(ctx, request, origin)) {
    return;
  }
  if (!allowedOrigins([location]).includes(origin)) {
    throw new HttpError(
      403,
      'origin.notAllowed',
      'This web site may not send requests to this location.',
    );
  }
}

function isOwn(ctx: Pick<Context, 'publicUrl'>, request: Request, origin: string): boolean {
  const { origin: own } = new URL(ctx.publicUrl);
  return origin === own || (URL.canParse(origin) && new URL(origin).host === request.get('Host'));
}
