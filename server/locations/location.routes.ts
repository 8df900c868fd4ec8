import { Router } from 'express';
import { z } from 'zod';
import { locationSettings } from '../../shared/location.ts';
import type { Context } from '../context.ts';
import { previewSettings } from '../follow-up/preview.ts';
import { parseBody } from '../http/errors.ts';
import { idParam } from '../rest/params.ts';
import { readOne } from '../rest/read.ts';
import { onlyFor, principalOf } from '../staff/session.ts';
import { locationResource } from './location.resource.ts';
import { changeLocation, createLocation } from './location.service.ts';
import { siteRoutes } from './site-routes.ts';

const previewInput = z.object({ settings: locationSettings }).strict();

export function locationRoutes(ctx: Context): Router {
  const router = Router();
  const preview = '/locations/:id/follow-up-preview';
  router.post(preview, onlyFor('admin'), async (request, response) => {
    const id = idParam(String(request.params['id']), 'location');
    await readOne(ctx.db, principalOf(response), locationResource, id);
    const { settings } = parseBody(previewInput, request.body);
    response.json(await previewSettings(ctx.db, id, settings));
  });
  const writing = { create: createLocation, change: changeLocation };
  router.use(siteRoutes(ctx, locationResource, writing));
  return router;
}
