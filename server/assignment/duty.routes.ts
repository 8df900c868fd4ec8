import { Router } from 'express';
import { awayInput, handOverInput } from '../../shared/duty.ts';
import type { Context } from '../context.ts';
import { parseBody } from '../http/errors.ts';
import { principalOf } from '../staff/session.ts';
import { awayUntil } from './duty.queries.ts';
import { handOver, markAway } from './duty.service.ts';

/** Who is here, who is away, and who takes over from whom. */
export function dutyRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/me/away', async (_request, response) => {
    const { userId } = principalOf(response);
    response.json({ until: await awayUntil(ctx.db, userId) });
  });
  router.post('/me/away', async (request, response) => {
    const input = parseBody(awayInput, request.body);
    const returned = await markAway(ctx, principalOf(response), input);
    response.json({ ...input, returned });
  });
  router.post('/users/:id/hand-over', async (request, response) => {
    const input = parseBody(handOverInput, request.body);
    response.json(await handOver(ctx, principalOf(response), request.params.id, input));
  });
  return router;
}
