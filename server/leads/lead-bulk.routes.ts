import { Router } from 'express';
import { z } from 'zod';
import { closeLead as closeInput } from '../../shared/lead.ts';
import {
  bulkMailInput,
  bulkPreviewInput,
  postponeInput,
  tickedLeads,
} from '../../shared/lead-bulk.ts';
import type { Context } from '../context.ts';
import { tellDeed } from '../http/deed.ts';
import { parseBody } from '../http/errors.ts';
import { sendLeadMails } from '../mail/send-lead-mail.ts';
import { principalOf } from '../staff/session.ts';
import { previewBulk } from './bulk-plan.ts';
import { closeLeads } from './close-lead.ts';
import { postponeLeads } from './postpone-leads.ts';

/**
 * What is done to several leads at once, each act in one transaction, all or none. The preview
 * says which can take part, so that the act can be given exactly those.
 */
export function leadBulkRoutes(ctx: Context): Router {
  const router = Router();
  router.post('/leads/bulk-preview', async (request, response) => {
    const { ids, act } = parseBody(bulkPreviewInput, request.body);
    response.json(await previewBulk(ctx.db, principalOf(response), ids, act));
  });
  router.post('/leads/close', async (request, response) => {
    const { ids, ...closing } = parseBody(idsAndMore, request.body);
    const input = parseBody(closeInput, closing);
    tellDeed(response, await closeLeads(ctx, principalOf(response), ids, input));
    response.json(ids);
  });
  router.post('/leads/emails', async (request, response) => {
    const sending = parseBody(bulkMailInput, request.body);
    tellDeed(response, await sendLeadMails(ctx, principalOf(response), sending));
    response.json(sending.ids);
  });
  router.post('/leads/postpone', async (request, response) => {
    const postponing = parseBody(postponeInput, request.body);
    tellDeed(response, await postponeLeads(ctx, principalOf(response), postponing));
    response.json(postponing.ids);
  });
  return router;
}

const idsAndMore = z.looseObject({ ids: tickedLeads });
