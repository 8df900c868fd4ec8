import { Router } from 'express';
import type { Context } from '../context.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import { onlyFor } from '../staff/session.ts';
import { auditEvents } from './audit.queries.ts';

/** The audit trail, to read: for admins. */
export function auditRoutes(ctx: Context): Router {
  const router = Router();
  router.use('/auditEvents', onlyFor('admin'));
  router.get('/auditEvents', listRoute(ctx, auditEvents));
  router.get('/auditEvents/:id', oneRoute(ctx, auditEvents));
  return router;
}
