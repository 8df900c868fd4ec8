import { type Request, type Response, Router } from 'express';
import { awayInput, handOverInput } from '../../shared/duty.ts';
import type { Context } from '../context.ts';
import { tellDeed } from '../http/deed.ts';
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
  const away = async (userId: string, request: Request, response: Response) => {
    const input = parseBody(awayInput, request.body);
    const { returned, deed } = await markAway(ctx, principalOf(response), userId, input);
    tellDeed(response, deed);
    response.json({ ...input, returned });
  };
  router.post('/me/away', (request, response) =>
    away(principalOf(response).userId, request, response),
  );
  router.post('/users/:id/away', (request, response) => away(request.params.id, request, response));
  router.post('/users/:id/hand-over', async (request, response) => {
    const input = parseBody(handOverInput, request.body);
    const { deed, ...moved } = await handOver(ctx, principalOf(response), request.params.id, input);
    tellDeed(response, deed);
    response.json(moved);
  });
  return router;
}
