import { Router } from 'express';
import type { Context } from '../context.ts';
import { principalOf } from '../staff/session.ts';
import { lastDeed, undoLast } from './undo.service.ts';

/** `GET /api/undo`: what this person can still take back; `POST /api/undo`: takes it back. */
export function undoRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/undo', async (_request, response) => {
    response.json(await lastDeed(ctx, principalOf(response)));
  });
  router.post('/undo', async (_request, response) => {
    response.json(await undoLast(ctx, principalOf(response)));
  });
  return router;
}
