import type { Router } from 'express';
import type { Context } from '../context.ts';
import { locationResource } from './location.resource.ts';
import { changeLocation, createLocation } from './location.service.ts';
import { siteRoutes } from './site-routes.ts';

export function locationRoutes(ctx: Context): Router {
  return siteRoutes(ctx, locationResource, { create: createLocation, change: changeLocation });
}
