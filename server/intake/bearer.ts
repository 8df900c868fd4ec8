import type { Request } from 'express';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../http/errors.ts';
import { noteApiKeyUse, verifyApiKey } from './api-key.queries.ts';

const noteEveryMs = 5 * 60_000;

/** Answers the id of the request's API key, or null where it comes without one. */
export type Bearer = (request: Request) => Promise<number | null>;

/** Use of a key is noted once in five minutes, so that it costs no write per request. */
export function createBearer(ctx: Pick<Context, 'db' | 'clock'>): Bearer {
  const notedAt = new Map<number, number>();
  return async (request) => {
    const header = request.get('Authorization');
    if (header === undefined) {
      return null;
    }
    const id = await verifiedKey(ctx, header);
    const now = ctx.clock.now().epochMilliseconds;
    if (now - (notedAt.get(id) ?? -Infinity) >= noteEveryMs) {
      notedAt.set(id, now);
      await noteApiKeyUse(ctx.db, id, nowIso(ctx.clock));
    }
    return id;
  };
}

/** @throws HttpError 401 */
async function verifiedKey(ctx: Pick<Context, 'db'>, header: string): Promise<number> {
  const key = /^Bearer +(\S+)$/i.exec(header)?.[1];
  const id = key === undefined ? null : await verifyApiKey(ctx.db, key);
  if (id === null) {
    throw new HttpError(401, 'apiKey.unknown', 'This API key is unknown or was revoked.');
  }
  return id;
}
