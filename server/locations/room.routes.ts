import { Router } from 'express';
import type { Context } from '../context.ts';
import { idParam } from '../rest/params.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import { requireRole } from '../staff/principal.ts';
import { principalOf } from '../staff/session.ts';
import { roomResource } from './room.resource.ts';
import { changeRoom, createRoom } from './room.service.ts';

/** Rooms: read by their location's members, written by admins, never deleted. */
export function roomRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/rooms', listRoute(ctx, roomResource));
  router.get('/rooms/:id', oneRoute(ctx, roomResource));
  router.post('/rooms', async (request, response) => {
    const principal = principalOf(response);
    requireRole(principal, 'admin');
    response.status(201).json(await createRoom(ctx, principal.userId, request.body));
  });
  router.put('/rooms/:id', async (request, response) => {
    const principal = principalOf(response);
    requireRole(principal, 'admin');
    const id = idParam(request.params.id, 'room');
    response.json(await changeRoom(ctx, principal.userId, id, request.body));
  });
  return router;
}
