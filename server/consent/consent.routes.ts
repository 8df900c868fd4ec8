import { Router } from 'express';
import { wordInput } from '../../shared/consent-ledger.ts';
import type { Context } from '../context.ts';
import { tellDeed } from '../http/deed.ts';
import { parseBody } from '../http/errors.ts';
import { idParam } from '../rest/params.ts';
import { principalOf } from '../staff/session.ts';
import { leadConsents } from './lead-consents.ts';
import { recordWord } from './ledger.service.ts';

/** What a person said about being contacted: to read, to add to, and as a file that proves it. */
export function consentRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/leads/:id/consents', async (request, response) => {
    const id = idParam(request.params.id, 'lead');
    response.json(await leadConsents(ctx.db, principalOf(response), id));
  });
  router.post('/leads/:id/consents', async (request, response) => {
    const principal = principalOf(response);
    const id = idParam(request.params.id, 'lead');
    const word = parseBody(wordInput, request.body);
    tellDeed(response, await recordWord(ctx, principal, id, word));
    ctx.events.emit('outbox');
    response.json(await leadConsents(ctx.db, principal, id));
  });
  return router;
}
