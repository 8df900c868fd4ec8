import { Router } from 'express';
import type { Context } from '../context.ts';
import { idParam } from '../rest/params.ts';
import { readOne } from '../rest/read.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import { principalOf } from '../staff/session.ts';
import { emailResource } from './email.resource.ts';
import { retryEmail } from './retry-email.ts';

/** The outbox: every mail, its state, and another try. */
export function emailRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/emails', listRoute(ctx, emailResource));
  router.get('/emails/:id', oneRoute(ctx, emailResource));
  router.post('/emails/:id/retry', async (request, response) => {
    const principal = principalOf(response);
    const id = idParam(request.params.id, 'mail');
    await retryEmail(ctx, principal, id);
    ctx.events.emit('outbox');
    response.json(await readOne(ctx.db, principal, emailResource, id));
  });
  return router;
}
