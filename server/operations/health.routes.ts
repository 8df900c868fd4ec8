import { createHash, timingSafeEqual } from 'node:crypto';
import { type Request, type RequestHandler, Router } from 'express';
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { requireWritable } from '../db/can-write.ts';
import { HttpError, notFound } from '../http/errors.ts';
import type { Worker } from '../worker.ts';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** `/healthz`, `/readyz` and `/metrics`. */
export function healthRoutes(ctx: Context, mailSender: Worker): Router {
  const router = Router();
  const registry = createRegistry(ctx);
  router.use(timed(registry));
  router.get('/healthz', (_request, response) => {
    response.json({ alive: true });
  });
  router.get('/readyz', async (_request, response) => {
    if (!mailSender.alive()) {
      throw new HttpError(503, 'notReady', 'The mail worker is not running.', { retryAfter: 5 });
    }
    await requireWritable(ctx.db, nowIso(ctx.clock));
    response.json({ ready: true });
  });
  router.get('/metrics', async (request, response) => {
    if (!mayReadMetrics(ctx, request)) {
      throw notFound();
    }
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}

/** With the token, or from this machine itself: a proxy on it passes other people's requests on. */
function mayReadMetrics({ config }: Context, request: Request): boolean {
  const { metricsToken } = config;
  if (metricsToken !== null && isSame(request.get('Authorization'), `Bearer ${metricsToken}`)) {
    return true;
  }
  const forwarded =
    request.get('X-Forwarded-For') !== undefined || request.get('Forwarded') !== undefined;
  return !forwarded && loopback.has(request.socket.remoteAddress ?? '');
}

/** Compares in a time that doesn't tell how much of it is right. */
function isSame(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given ?? ''), digest(expected));
}

function createRegistry(ctx: Context): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const outbox = new Gauge({
    name: 'stillpoint_outbox_emails',
    help: 'Mails in the outbox that are not settled, by status',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      const rows = await ctx.db
        .selectFrom('emails')
        .select((eb) => ['status', eb.fn.countAll<number | string>().as('n')])
        .where('status', 'in', ['queued', 'sending', 'failed'])
        .groupBy('status')
        .execute();
      outbox.reset();
      for (const { status, n } of rows) {
        outbox.set({ status }, Number(n));
      }
    },
  });
  return registry;
}

function timed(registry: Registry): RequestHandler {
  const seconds = new Histogram({
    name: 'stillpoint_http_seconds',
    help: 'How long requests took, by method and status',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  const kinds = new Map<string, ReturnType<typeof seconds.labels>>();
  const kindOf = (method: string, status: string) => {
    const key = `${method} ${status}`;
    const known = kinds.get(key) ?? seconds.labels(method, status);
    kinds.set(key, known);
    return known;
  };
  return (request, response, next) => {
    // A stream is open as long as its tab: that is no time that anybody waited.
    if (request.path === '/api/events') {
      next();
      return;
    }
    const begin = performance.now();
    response.on('finish', () => {
      const status = `${Math.floor(response.statusCode / 100)}xx`;
      kindOf(request.method, status).observe((performance.now() - begin) / 1000);
    });
    next();
  };
}
