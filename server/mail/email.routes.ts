import { Router } from 'express';
import type { Context } from '../context.ts';
import { parseOneQuery } from '../rest/list-query.ts';
import { idParam } from '../rest/params.ts';
import { listRoute } from '../rest/routes.ts';
import { principalOf } from '../staff/session.ts';
import { emailResource } from './email.resource.ts';
import { readEmail } from './read-email.ts';
import { retryEmail } from './retry-email.ts';

/** The outbox: every mail, its state, and another try. */
export function emailRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/emails', listRoute(ctx, emailResource));
  router.get('/emails/:id', async (request, response) => {
    const embed = parseOneQuery(request.query);
    response.json(await readEmail(ctx, principalOf(response), request.params.id, embed));
  });
  router.post('/emails/:id/retry', async (request, response) => {
    const principal = principalOf(response);
    const id = idParam(request.params.id, 'mail');
    await retryEmail(ctx, principal, id);
    ctx.events.emit('outbox');
    response.json(await readEmail(ctx, principal, id));
  });
  return router;
}
