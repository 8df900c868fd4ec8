import { Router } from 'express';
import type { Context } from '../context.ts';
import { parseBody } from '../http/errors.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import { mailPasswordLink } from './password-mail.ts';
import { onlyFor, principalOf } from './session.ts';
import { createUnlock, unlockInput } from './unlock.ts';
import { findUser } from './user.queries.ts';
import { users } from './user.resource.ts';
import { addUser, changeUser, newUser } from './user.service.ts';

/** Accounts: admins make and change them, everybody sees those of their locations. */
export function userRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/me', async (_request, response) => {
    const { userId: id, name, email, role } = principalOf(response);
    const user = await findUser(ctx.db, id);
    response.json({ id, name, email, role, locationIds: user?.locationIds ?? [] });
  });
  const unlock = createUnlock(ctx);
  router.post('/me/unlock', async (request, response) => {
    const { password } = parseBody(unlockInput, request.body ?? {});
    await unlock(principalOf(response), { password, address: request.ip ?? '' });
    response.json({ success: true });
  });
  router.get('/users', listRoute(ctx, users));
  router.get('/users/:id', oneRoute(ctx, users));
  router.post('/users', onlyFor('admin'), async (request, response) => {
    const input = parseBody(newUser, request.body);
    const user = await ctx.db.transaction().execute(async (trx) => {
      const added = await addUser(ctx, trx, input, principalOf(response).userId);
      if (added.active) {
        await mailPasswordLink(ctx, trx, added, 'invitation');
      }
      return added;
    });
    ctx.events.emit('outbox');
    response.status(201).json(user);
  });
  router.use('/users/:id', onlyFor('admin'));
  router.put('/users/:id', async (request, response) => {
    const { id } = request.params;
    response.json(await changeUser(ctx, principalOf(response), id, request.body));
  });
  return router;
}
