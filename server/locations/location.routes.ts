import { Router } from 'express';
import type { Context } from '../context.ts';
import { idParam } from '../rest/params.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import { requireRole } from '../staff/principal.ts';
import { principalOf } from '../staff/session.ts';
import { locationResource } from './location.resource.ts';
import { changeLocation, createLocation } from './location.service.ts';

/** Locations: read by their members, written by admins, never deleted (`active` ends them). */
export function locationRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/locations', listRoute(ctx, locationResource));
  router.get('/locations/:id', oneRoute(ctx, locationResource));
  router.post('/locations', async (request, response) => {
    const principal = principalOf(response);
    requireRole(principal, 'admin');
    response.status(201).json(await createLocation(ctx, principal.userId, request.body));
  });
  router.put('/locations/:id', async (request, response) => {
    const principal = principalOf(response);
    requireRole(principal, 'admin');
    const id = idParam(request.params.id, 'location');
    response.json(await changeLocation(ctx, principal.userId, id, request.body));
  });
  return router;
}
