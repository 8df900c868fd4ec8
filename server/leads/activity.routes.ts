import { Router } from 'express';
import { z } from 'zod';
import { noteInput } from '../../shared/lead.ts';
import type { Context } from '../context.ts';
import { tellDeed } from '../http/deed.ts';
import { parseBody } from '../http/errors.ts';
import { readOne } from '../rest/read.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import { principalOf } from '../staff/session.ts';
import { activityResource } from './activity.resource.ts';
import { addNote } from './lead-actions.ts';

/** The one activity that people write themselves; all others follow from what was done. */
const newNote = z.strictObject({
  leadId: z.int('Choose a lead.'),
  type: z.literal('note', 'Only notes can be written by hand.'),
  data: noteInput,
});

export function activityRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/activities', listRoute(ctx, activityResource));
  router.get('/activities/:id', oneRoute(ctx, activityResource));
  router.post('/activities', async (request, response) => {
    const principal = principalOf(response);
    const { leadId, data } = parseBody(newNote, request.body);
    const id = await addNote(ctx, principal, leadId, data);
    tellDeed(response, id);
    response.status(201).json(await readOne(ctx.db, principal, activityResource, id));
  });
  return router;
}
