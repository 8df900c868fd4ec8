import { Router } from 'express';
import {
  type DuplicateCandidate,
  duplicateCheck,
  reasonWords,
  talkToInput,
} from '../../shared/duplicates.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { tellDeed } from '../http/deed.ts';
import { parseBody } from '../http/errors.ts';
import { normalPhone } from '../intake/phone.ts';
import type { ListQuery } from '../rest/list-query.ts';
import { idParam } from '../rest/params.ts';
import { readOne } from '../rest/read.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import { principalOf } from '../staff/session.ts';
import { duplicateResource } from './duplicate.resource.ts';
import { reconsider, ruleOut } from './duplicate.service.ts';
import { type Candidate, findCandidates, isWorthALook } from './find-candidates.ts';
import { relatedLeads } from './related-leads.ts';
import { answerTalkTo } from './talk-to.ts';

/** Who may be the same person, and who belongs to whom. */
export function duplicateRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/duplicates', listRoute(ctx, duplicateResource, openOnes));
  router.post('/duplicates/check', async (request, response) => {
    const { email, phone, requestedAt, locationId, ...name } = parseBody(
      duplicateCheck,
      request.body,
    );
    const asked = {
      ...name,
      email: email === '' ? null : email.toLowerCase(),
      phone: normalPhone(phone),
      requestedAt: requestedAt ?? nowIso(ctx.clock),
    };
    const found = await findCandidates(ctx.db, asked, principalOf(response));
    const isHere = ({ lead }: Candidate) => Number(lead.locationId === locationId);
    const likely = found
      .filter(isWorthALook)
      .toSorted((a, b) => b.score - a.score || isHere(b) - isHere(a));
    response.json(likely.slice(0, mostShown).map(toCandidate));
  });
  router.get('/duplicates/:id', oneRoute(ctx, duplicateResource));
  router.post('/duplicates/:id/rule-out', async (request, response) => {
    const id = idParam(request.params.id, 'pair');
    const principal = principalOf(response);
    tellDeed(response, await ruleOut(ctx, principal, id));
    response.json(await readOne(ctx.db, principal, duplicateResource, id));
  });
  router.post('/duplicates/:id/reconsider', async (request, response) => {
    const id = idParam(request.params.id, 'pair');
    const principal = principalOf(response);
    await reconsider(ctx, principal, id);
    response.json(await readOne(ctx.db, principal, duplicateResource, id));
  });
  router.get('/leads/:id/related', async (request, response) => {
    const id = idParam(request.params.id, 'lead');
    response.json(await relatedLeads(ctx.db, principalOf(response), id));
  });
  router.post('/leads/:id/talk-to', async (request, response) => {
    const id = idParam(request.params.id, 'lead');
    const principal = principalOf(response);
    await answerTalkTo(ctx, principal, id, parseBody(talkToInput, request.body));
    response.json(await relatedLeads(ctx.db, principal, id));
  });
  return router;
}

const mostShown = 5;

/** What was ruled out is listed only for whoever asks for it. */
function openOnes(asked: ListQuery): ListQuery {
  const says = ['open', 'ruledOutAt', 'ruledOutAt_isnull', 'id'];
  return says.some((name) => Object.hasOwn(asked.filter, name))
    ? asked
    : { ...asked, filter: { ...asked.filter, open: true } };
}

function toCandidate({ lead, score, reasons }: Candidate): DuplicateCandidate {
  return { lead, score, reasons: [...reasons], why: reasonWords(reasons) };
}
