import { Router } from 'express';
import { erasureInput } from '../../shared/erasure.ts';
import type { Context } from '../context.ts';
import { invalid, parseBody } from '../http/errors.ts';
import { visibleLead } from '../leads/lead.queries.ts';
import { leadResource } from '../leads/lead.resource.ts';
import { idParam } from '../rest/params.ts';
import { readOne } from '../rest/read.ts';
import { requireRole } from '../staff/principal.ts';
import { principalOf } from '../staff/session.ts';
import { eraseLead } from './erase-lead.ts';
import { consentProof } from './consent-proof.ts';
import { personExport } from './person-export.ts';
import { sendDocument } from './send-document.ts';

/** What a person may ask for about their own data: to have it, to have it proven, to have it gone. */
export function erasureRoutes(ctx: Context): Router {
  const router = Router();
  router.post('/leads/:id/erase', async (request, response) => {
    const principal = principalOf(response);
    requireRole(principal, 'admin');
    const leadId = idParam(request.params.id, 'lead');
    const { reason, reference } = parseBody(erasureInput, request.body);
    const lead = await visibleLead(ctx.db, principal, leadId);
    if (reference !== lead.reference) {
      throw invalid({ reference: `Type the reference of this lead: ${lead.reference}.` });
    }
    await eraseLead(ctx, { leadId, reason, actorId: principal.userId });
    response.json(await readOne(ctx.db, principal, leadResource, leadId));
  });
  router.get('/leads/:id/person-export', async (request, response) => {
    const principal = principalOf(response);
    requireRole(principal, 'manager');
    sendDocument(response, await personExport(ctx, principal, idOf(request.params.id)));
  });
  router.get('/leads/:id/consents/proof', async (request, response) => {
    const principal = principalOf(response);
    requireRole(principal, 'manager');
    sendDocument(response, await consentProof(ctx, principal, idOf(request.params.id)));
  });
  return router;
}

const idOf = (id: string) => idParam(id, 'lead');
