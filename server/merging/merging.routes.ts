import { Router } from 'express';
import { z } from 'zod';
import { mergeInput, mergeManyInput, mostMerged, splitInput } from '../../shared/merge.ts';
import type { Context } from '../context.ts';
import { tellDeed } from '../http/deed.ts';
import { malformed, parseBody } from '../http/errors.ts';
import { leadResource } from '../leads/lead.resource.ts';
import { idParam } from '../rest/params.ts';
import { readOne } from '../rest/read.ts';
import { principalOf } from '../staff/session.ts';
import { previewMerge } from './merge-preview.ts';
import { mergesAt } from './merge-records.ts';
import { mergeLeads } from './merging.service.ts';
import { splitLead } from './splitting.service.ts';

/** Leads of one person become one, and two again. */
export function mergingRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/leads/merge-preview', async (request, response) => {
    const { ids, intoId } = asked(request.query);
    response.json(await previewMerge(ctx, principalOf(response), ids, intoId));
  });
  router.get('/leads/:id/merges', async (request, response) => {
    const id = idParam(request.params.id, 'lead');
    response.json(await mergesAt(ctx.db, principalOf(response), id));
  });
  router.post('/leads/merge', async (request, response) => {
    const principal = principalOf(response);
    const wish = parseBody(mergeManyInput, request.body);
    tellDeed(response, await mergeLeads(ctx, principal, wish));
    response.json(await readOne(ctx.db, principal, leadResource, wish.intoId));
  });
  router.post('/leads/:id/merge', async (request, response) => {
    const principal = principalOf(response);
    const id = idParam(request.params.id, 'lead');
    const { intoId, ...wish } = parseBody(mergeInput, request.body);
    const many = parseBody(mergeManyInput, { ...wish, intoId, ids: [id, intoId] });
    tellDeed(response, await mergeLeads(ctx, principal, many));
    response.json(await readOne(ctx.db, principal, leadResource, intoId));
  });
  router.post('/leads/:id/split', async (request, response) => {
    const principal = principalOf(response);
    const id = idParam(request.params.id, 'lead');
    await splitLead(ctx, principal, id, parseBody(splitInput, request.body ?? {}));
    response.json(await readOne(ctx.db, principal, leadResource, id));
  });
  return router;
}

const list = /^[1-9]\d{0,14}(,[1-9]\d{0,14})*$/;
const previewQuery = z.strictObject({
  ids: z.string().regex(list),
  intoId: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .optional(),
});

/** @throws HttpError 400 */
function asked(query: unknown): { ids: number[]; intoId: number | null } {
  const { data } = previewQuery.safeParse(query);
  const ids = data ? data.ids.split(',').map(Number) : [];
  const intoId = data?.intoId === undefined ? null : Number(data.intoId);
  const several = new Set(ids).size === ids.length && ids.length > 1 && ids.length <= mostMerged;
  if (!several || (intoId !== null && !ids.includes(intoId))) {
    throw malformed(
      `Name two to ${mostMerged} leads, each once, and which of them stays: ids=1,2&intoId=1.`,
    );
  }
  return { ids, intoId };
}
