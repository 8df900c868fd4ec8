import type { Router } from 'express';
import type { Context } from '../context.ts';
import { roomResource } from './room.resource.ts';
import { changeRoom, createRoom } from './room.service.ts';
import { siteRoutes } from './site-routes.ts';

export function roomRoutes(ctx: Context): Router {
  return siteRoutes(ctx, roomResource, { create: createRoom, change: changeRoom });
}
