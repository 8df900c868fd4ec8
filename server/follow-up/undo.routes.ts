import { Router } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { malformed } from '../http/errors.ts';
import { principalOf } from '../staff/session.ts';
import { lastDeed } from './last-deed.ts';
import { takeBack } from './undo.service.ts';

const undoInput = z.strictObject({ activityId: z.int().positive() });

/**
 * `GET /api/undo`: what this person did last and can still take back; `POST /api/undo
 * {activityId}` takes back what it names, and nothing else.
 */
export function undoRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/undo', async (_request, response) => {
    response.json(await lastDeed(ctx, principalOf(response)));
  });
  router.post('/undo', async (request, response) => {
    const { data } = undoInput.safeParse(request.body);
    if (!data) {
      throw malformed('Say what is to be taken back: {"activityId": …}.');
    }
    response.json(await takeBack(ctx, principalOf(response), data.activityId));
  });
  return router;
}
