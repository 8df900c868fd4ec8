import { Router } from 'express';
import type { Context } from '../context.ts';
import { createChallenges } from './challenge.ts';
import { embedRoutes } from './embed.routes.ts';
import { createRequestLimits } from './limits.ts';
import { publicRequestRoutes } from './public-request.routes.ts';
import { requestFormRoutes } from './request-form.routes.ts';

/** Everything through which a request comes in from outside: form, embedded form, JSON. */
export function intakeRoutes(ctx: Context): Router {
  const gate = { challenges: createChallenges(ctx), limits: createRequestLimits(ctx) };
  const router = Router();
  router.use(requestFormRoutes(ctx, gate));
  router.use(embedRoutes());
  router.use(publicRequestRoutes(ctx, gate));
  return router;
}
