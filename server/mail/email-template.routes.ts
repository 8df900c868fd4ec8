import { Router } from 'express';
import type { Context } from '../context.ts';
import { idParam } from '../rest/params.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import { onlyFor, principalOf } from '../staff/session.ts';
import { emailTemplateResource } from './email-template.queries.ts';
import { changeTemplate } from './email-template.service.ts';

/** The words of patients' mails, to read and change: for admins. */
export function emailTemplateRoutes(ctx: Context): Router {
  const router = Router();
  router.use('/emailTemplates', onlyFor('admin'));
  router.get('/emailTemplates', listRoute(ctx, emailTemplateResource));
  router.get('/emailTemplates/:id', oneRoute(ctx, emailTemplateResource));
  router.put('/emailTemplates/:id', async (request, response) => {
    const id = idParam(request.params.id, 'template');
    response.json(await changeTemplate(ctx, principalOf(response), id, request.body));
  });
  return router;
}
