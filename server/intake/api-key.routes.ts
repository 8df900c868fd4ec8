import { Router } from 'express';
import type { Context } from '../context.ts';
import { parseBody } from '../http/errors.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import { onlyFor, principalOf } from '../staff/session.ts';
import { apiKeys } from './api-key.queries.ts';
import { endApiKey, makeApiKey, newApiKey } from './api-key.service.ts';

/** Keys for web sites, made and revoked by admins. */
export function apiKeyRoutes(ctx: Context): Router {
  const router = Router();
  router.use('/apiKeys', onlyFor('admin'));
  router.get('/apiKeys', listRoute(ctx, apiKeys));
  router.get('/apiKeys/:id', oneRoute(ctx, apiKeys));
  router.post('/apiKeys', async (request, response) => {
    const input = parseBody(newApiKey, request.body);
    response.status(201).json(await makeApiKey(ctx, principalOf(response), input));
  });
  router.delete('/apiKeys/:id', async (request, response) => {
    response.json(await endApiKey(ctx, principalOf(response), request.params.id));
  });
  return router;
}
