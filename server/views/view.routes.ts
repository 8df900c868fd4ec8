import { Router } from 'express';
import { currentView, newView } from '../../shared/lead-view.ts';
import type { Context } from '../context.ts';
import { parseBody } from '../http/errors.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import { principalOf } from '../staff/session.ts';
import { keepCurrentView, readCurrentView } from './current-view.ts';
import { viewResource } from './view.resource.ts';
import { addView, changeView, removeView } from './view.service.ts';

/** Saved views, and under `/views/current` how the person left their leads. */
export function viewRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/views', listRoute(ctx, viewResource));
  router.post('/views', async (request, response) => {
    const view = parseBody(newView, request.body);
    response.status(201).json(await addView(ctx, principalOf(response), view));
  });
  router.get('/views/current', async (_request, response) => {
    response.json(await readCurrentView(ctx.db, principalOf(response)));
  });
  router.put('/views/current', async (request, response) => {
    const current = parseBody(currentView, request.body);
    await keepCurrentView(ctx.db, principalOf(response), current);
    response.json(current);
  });
  router.get('/views/:id', oneRoute(ctx, viewResource));
  router.put('/views/:id', async (request, response) => {
    const { id } = request.params;
    response.json(await changeView(ctx, principalOf(response), id, request.body));
  });
  router.delete('/views/:id', async (request, response) => {
    response.json(await removeView(ctx, principalOf(response), request.params.id));
  });
  return router;
}
