import { type Request, Router } from 'express';
import { presenceInput, type PresenceMode } from '../../shared/presence.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { malformed, parseBody } from '../http/errors.ts';
import { idParam } from '../rest/params.ts';
import { principalOf, type ReadSession } from '../staff/session.ts';
import type { Live } from './live.ts';
import { presentAt } from './presence.queries.ts';
import { endPresence, notePresence } from './presence.service.ts';
import { openStream, type Start } from './stream.ts';

/** `GET /events`, and who is at a lead. */
export function liveRoutes(ctx: Context, live: Live, read: ReadSession): Router {
  const router = Router();
  // Without this, HEAD would open a stream that nobody reads.
  router.head('/events', (_request, response) => {
    response.type('text/event-stream').end();
  });
  router.get('/events', (request, response) => {
    const start = startOf(request);
    const stream = openStream(request, response, { start, principal: principalOf(response), read });
    response.once('close', () => live.leave(stream));
    live.join(stream);
  });
  presenceRoutes(ctx, router);
  return router;
}

function presenceRoutes(ctx: Context, router: Router): void {
  router.get('/leads/:id/presence', async (request, response) => {
    const id = idParam(request.params.id, 'lead');
    response.json(await presentAt(ctx.db, principalOf(response), id, nowIso(ctx.clock)));
  });
  router.post('/leads/:id/presence', async (request, response) => {
    const id = idParam(request.params.id, 'lead');
    const { mode } = parseBody(presenceInput, request.body ?? {});
    const principal = principalOf(response);
    await notePresence(ctx, principal, id, mode);
    response.json(await presentAt(ctx.db, principal, id, nowIso(ctx.clock)));
  });
  router.delete('/leads/:id/presence', async (request, response) => {
    const id = idParam(request.params.id, 'lead');
    await endPresence(ctx, principalOf(response), id, modeOf(request.query));
    response.json({ leadId: id });
  });
}

/** @throws HttpError 400 for anything but `?mode=looking` or `?mode=working` */
function modeOf(query: unknown): PresenceMode {
  const { success, data } = presenceInput.safeParse(query);
  if (!success) {
    throw malformed('Say what ends: ?mode=looking or ?mode=working.');
  }
  return data.mode;
}

/**
 * Where the stream begins: after the last event that the tab has heard (the browser says so in a
 * header when it comes back by itself, the page in the address), or some seconds back, so that
 * what a page read just before it opened the stream is followed up too.
 */
function startOf(request: Request): Start {
  const { lastEventId, secondsBack } = request.query;
  const heard = request.get('Last-Event-ID') ?? lastEventId;
  if (heard !== undefined) {
    return { kind: 'after', id: wholeNumber('lastEventId', heard, Number.MAX_SAFE_INTEGER) };
  }
  if (secondsBack !== undefined) {
    return { kind: 'secondsBack', seconds: wholeNumber('secondsBack', secondsBack, 60) };
  }
  return { kind: 'now' };
}

function wholeNumber(name: string, given: unknown, most: number): number {
  const number = typeof given === 'string' && /^\d{1,16}$/.test(given) ? Number(given) : Infinity;
  if (number > most) {
    throw malformed(`${name} is a whole number up to ${most}.`);
  }
  return number;
}
