import { Router } from 'express';
import { newTask, taskChanges } from '../../shared/task.ts';
import type { Context } from '../context.ts';
import { tellDeed } from '../http/deed.ts';
import { parseBody } from '../http/errors.ts';
import { readOne } from '../rest/read.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import { planChanges } from '../rest/write.ts';
import { principalOf } from '../staff/session.ts';
import { addTask, changeTask, finishByHand } from './change-task.ts';
import { taskResource } from './task.resource.ts';

export function taskRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/tasks', listRoute(ctx, taskResource));
  router.get('/tasks/:id', oneRoute(ctx, taskResource));
  router.post('/tasks', async (request, response) => {
    const principal = principalOf(response);
    const id = await addTask(ctx, principal, parseBody(newTask, request.body));
    response.status(201).json(await readOne(ctx.db, principal, taskResource, id));
  });
  router.put('/tasks/:id', async (request, response) => {
    const principal = principalOf(response);
    const { id } = request.params;
    const deed = await ctx.db.transaction().execute(async (trx) => {
      const stored = await readOne(trx, principal, taskResource, id);
      const changes = planChanges({
        singular: 'task',
        stored,
        body: request.body as unknown,
        writable: taskChanges,
        embeds: { lead: 'leadId', assignee: 'assigneeId' },
      });
      return changeTask(ctx, trx, principal, stored, changes);
    });
    tellDeed(response, deed);
    response.json(await readOne(ctx.db, principal, taskResource, id));
  });
  router.post('/tasks/:id/done', async (request, response) => {
    const principal = principalOf(response);
    tellDeed(response, await finishByHand(ctx, principal, request.params.id, request.body));
    response.json(await readOne(ctx.db, principal, taskResource, request.params.id));
  });
  return router;
}
