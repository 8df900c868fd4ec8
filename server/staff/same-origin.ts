import type { Request, RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { HttpError } from '../http/errors.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a write pass only from a page of ours. Browsers say where a request comes from in
 * `Sec-Fetch-Site`; those that don't (and plain http on another name than localhost) send `Origin`.
 * The content type is no test: a DELETE may come as text/plain.
 */
export function sameOrigin(ctx: Pick<Context, 'publicUrl'>): RequestHandler {
  const ownHost = new URL(ctx.publicUrl).host;
  return (request, _response, next) => {
    if (reading.has(request.method) || isOwn(request, ownHost)) {
      next();
      return;
    }
    throw new HttpError(
      403,
      'origin.foreign',
      'This can only be done from a page of Stillpoint itself.',
    );
  };
}

function isOwn(request: Request, ownHost: string): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) {
    return site === 'same-origin';
  }
  const origin = request.get('Origin');
  if (origin === undefined || !URL.canParse(origin)) {
    return false;
  }
  const { host } = new URL(origin);
  return host === ownHost || host === request.get('Host');
}
