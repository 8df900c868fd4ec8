import { Router } from 'express';
import { acceptInput, declineInput, transferInput } from '../../shared/transfer.ts';
import type { Context } from '../context.ts';
import { parseBody } from '../http/errors.ts';
import { leadResource } from '../leads/lead.resource.ts';
import { idParam } from '../rest/params.ts';
import { readOne } from '../rest/read.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import type { Principal } from '../staff/principal.ts';
import { principalOf } from '../staff/session.ts';
import { acceptTransfer } from './accept-transfer.ts';
import { lastTransfer, transferTargets } from './transfer.queries.ts';
import { transferResource } from './transfer.resource.ts';
import { declineTransfer, offerTransfer, withdrawTransfer } from './transfer.service.ts';

/** The hand-over of leads between locations: offer, then accept or decline. */
export function transferRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/transfers', listRoute(ctx, transferResource));
  router.get('/transfers/:id', oneRoute(ctx, transferResource));
  router.get('/transfer-targets', async (_request, response) => {
    response.json(await transferTargets(ctx.db));
  });
  router.post('/leads/:id/transfer', async (request, response) => {
    const principal = principalOf(response);
    const id = idParam(request.params.id, 'lead');
    await offerTransfer(ctx, principal, id, parseBody(transferInput, request.body));
    response.json(await readOne(ctx.db, principal, leadResource, id));
  });
  router.post('/leads/:id/transfer/accept', async (request, response) => {
    const principal = principalOf(response);
    const id = idParam(request.params.id, 'lead');
    await acceptTransfer(ctx, principal, id, parseBody(acceptInput, request.body));
    ctx.events.emit('outbox');
    response.json(await readOne(ctx.db, principal, leadResource, id));
  });
  router.post('/leads/:id/transfer/decline', async (request, response) => {
    const principal = principalOf(response);
    const id = idParam(request.params.id, 'lead');
    await declineTransfer(ctx, principal, id, parseBody(declineInput, request.body));
    // Whoever declined is told what they did, and sees it no more.
    response.json(await lastOf(ctx, { ...principal, locationIds: 'all' }, id));
  });
  router.post('/leads/:id/transfer/withdraw', async (request, response) => {
    const principal = principalOf(response);
    const id = idParam(request.params.id, 'lead');
    await withdrawTransfer(ctx, principal, id);
    response.json(await lastOf(ctx, principal, id));
  });
  return router;
}

async function lastOf(ctx: Context, principal: Principal, leadId: number) {
  const last = await lastTransfer(ctx.db, leadId);
  return last && readOne(ctx.db, principal, transferResource, last.id);
}
