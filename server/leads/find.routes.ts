import { Router } from 'express';
import { maxFindLength } from '../../shared/found-lead.ts';
import type { Context } from '../context.ts';
import { malformed } from '../http/errors.ts';
import { principalOf } from '../staff/session.ts';
import { findLeads } from './find-leads.ts';

/** `GET /api/find?q=…`: who is on the phone? At most a dozen leads, found while somebody types. */
export function findRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/find', async (request, response) => {
    const typed = typedOf(request.query);
    response.json(await findLeads(ctx.db, principalOf(response), typed));
  });
  return router;
}

/** @throws HttpError 400 */
function typedOf(query: Readonly<Record<string, unknown>>): string {
  const { q, ...others } = query;
  const [stranger] = Object.keys(others);
  if (stranger !== undefined) {
    throw malformed(`There is no parameter “${stranger}” here.`);
  }
  if (typeof q !== 'string') {
    throw malformed('“q” must be a text: part of a name, mail address or phone number.');
  }
  if (q.length > maxFindLength) {
    throw malformed(`Search for at most ${maxFindLength} characters.`);
  }
  return q;
}
