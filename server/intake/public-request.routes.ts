import express, { type Request, type RequestHandler, Router } from 'express';
import type { Context } from '../context.ts';
import { HttpError, invalid, malformed } from '../http/errors.ts';
import { activeLocations } from '../locations/location.queries.ts';
import { createBearer } from './bearer.ts';
import { anyOrigin, nameOrigin, preflight, requireAllowedOrigin } from './cors.ts';
import { type Gate, requireRoom } from './gate.ts';
import { createIdempotency, toRepeatable } from './idempotency.ts';
import { announceRequest, type Problems, readRequest, storeRequest } from './intake.service.ts';
import { publicLocation } from './public-location.ts';
import { problemText } from './request.texts.ts';
import { sourceDetails } from './source-details.ts';

type Answer = { readonly reference: string };
type Keep = (trx: Parameters<typeof storeRequest>[1], answer: Answer) => Promise<void>;
type Body = Readonly<Record<string, unknown>>;

/** The JSON door for web sites with a form of their own. */
export function publicRequestRoutes(ctx: Context, gate: Gate): Router {
  const router = Router();
  const bearer = createBearer(ctx);
  const idempotency = createIdempotency(ctx);

  router.get('/api/public/locations', anyOrigin, async (_request, response) => {
    response.json((await activeLocations(ctx.db)).map(publicLocation));
  });

  router.get('/api/public/challenge', anyOrigin, async (_request, response) => {
    response.set('Cache-Control', 'no-store').json(await gate.challenges.make());
  });

  router.options('/api/public/requests', preflight(ctx));
  router.post(
    '/api/public/requests',
    named(ctx),
    express.json({ limit: '100kb' }),
    async (request, response) => {
      const body = objectBody(request);
      const keyId = await bearer(request);
      const take = (keep?: Keep) => takeRequest(ctx, gate, { request, body, keyId, keep });
      const repeatKey = request.get('Idempotency-Key');
      const answer =
        repeatKey === undefined
          ? await take()
          : await idempotency.once(toRepeatable(repeatKey, keyId, body), take);
      response.status(201).json(answer);
    },
  );
  return router;
}

/** Says who may read the answer, before anything can go wrong with it. */
function named(ctx: Context): RequestHandler {
  return async (request, response, next) => {
    if (request.get('Origin') !== undefined) {
      await nameOrigin(ctx, request, response);
    }
    next();
  };
}

/** @throws HttpError 415, 400 */
function objectBody(request: Request): Body {
  if (!request.is('json')) {
    throw new HttpError(415, 'wrongType', 'Send the request as application/json.');
  }
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw malformed('Send the request as one JSON object.');
  }
  return { ...body };
}

type Taking = { request: Request; body: Body; keyId: number | null; keep: Keep | undefined };

async function takeRequest(
  ctx: Context,
  gate: Gate,
  { request, body, keyId, keep }: Taking,
): Promise<Answer> {
  const read = await readRequest(ctx.db, body);
  if (!read.ok) {
    throw invalid(inWords(body, read.problems));
  }
  const originAddress = request.ip ?? null;
  if (keyId === null) {
    requireAllowedOrigin(ctx, request, read.location);
    await requireRoom(gate, originAddress ?? '', body['altcha']);
  }
  const origin = {
    source: 'api',
    means: 'api',
    sourceDetails: sourceDetails(body),
    originAddress,
  } as const;
  const answer = await ctx.db.transaction().execute(async (trx) => {
    const { reference } = await storeRequest(ctx, trx, read, origin);
    await keep?.(trx, { reference });
    return { reference };
  });
  announceRequest(ctx);
  return answer;
}

function inWords(body: Body, problems: Problems): Record<string, string> {
  const language = body['language'] === 'es' ? 'es' : 'en';
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [
      field,
      problemText(language, field, problem),
    ]),
  );
}
