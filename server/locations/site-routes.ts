import { Router } from 'express';
import type { Context } from '../context.ts';
import { idParam } from '../rest/params.ts';
import type { Resource } from '../rest/resource.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import { requireRole } from '../staff/principal.ts';
import { principalOf } from '../staff/session.ts';

type Writing = {
  readonly create: (ctx: Context, actorId: string, body: unknown) => Promise<object>;
  readonly change: (ctx: Context, actorId: string, id: number, body: unknown) => Promise<object>;
};

/** A place: read by its location's members, written by admins, never deleted (`active` ends it). */
export function siteRoutes<Row extends object, Rec extends object>(
  ctx: Context,
  resource: Resource<Row, Rec>,
  { create, change }: Writing,
): Router {
  const { name, singular } = resource;
  const router = Router();
  router.get(`/${name}`, listRoute(ctx, resource));
  router.get(`/${name}/:id`, oneRoute(ctx, resource));
  router.post(`/${name}`, async (request, response) => {
    const principal = principalOf(response);
    requireRole(principal, 'admin');
    response.status(201).json(await create(ctx, principal.userId, request.body));
  });
  router.put(`/${name}/:id`, async (request, response) => {
    const principal = principalOf(response);
    requireRole(principal, 'admin');
    const id = idParam(request.params.id, singular);
    response.json(await change(ctx, principal.userId, id, request.body));
  });
  return router;
}
