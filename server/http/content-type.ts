import type { RequestHandler } from 'express';
import { HttpError } from './errors.ts';

const wanted = {
  json: 'Send JSON here, with the content type for it.',
  urlencoded: 'Send a form here, with the content type for it.',
};

/** Refuses what no parser would read: a body of another type would seem to be none at all. */
export function requireType(type: keyof typeof wanted): RequestHandler {
  return (request, _response, next) => {
    const writes = request.method === 'POST' || request.method === 'PUT';
    if (writes && hasBody(request.headers) && !request.is(type)) {
      throw new HttpError(415, 'wrongType', wanted[type]);
    }
    next();
  };
}

function hasBody(headers: Readonly<Record<string, unknown>>): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}
