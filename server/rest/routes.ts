import type { Request, RequestHandler, Response } from 'express';
import type { Context } from '../context.ts';
import { principalOf } from '../staff/session.ts';
import { withFoundIds } from './found-ids.ts';
import { type ListQuery, parseListQuery, parseOneQuery } from './list-query.ts';
import { type Page, readList, readOne } from './read.ts';
import type { Resource } from './resource.ts';

/**
 * `GET /api/NAME`: one page, its place in the whole in `Content-Range`.
 * @param usual what is meant where the query doesn't say
 */
export function listRoute<Row extends object, Rec extends object>(
  ctx: Context,
  resource: Resource<Row, Rec>,
  usual: (asked: ListQuery) => ListQuery = (asked) => asked,
): RequestHandler {
  return async (request, response) => {
    const principal = principalOf(response);
    const asked = usual(listQueryOf(request));
    const filter = await withFoundIds(ctx, principal, resource, asked.filter);
    const query = { ...asked, filter };
    const page = await readList(ctx.db, principal, resource, query);
    sendPage(response, resource.name, query.from, page);
  };
}

const keptQueries = 500;
const known = new Map<string, ListQuery>();

/**
 * What the address asks for. Screens ask the same all day, so what was read and found right once is
 * kept by its very text.
 */
function listQueryOf(request: Request): ListQuery {
  const text = request.url.slice(request.url.indexOf('?') + 1);
  const kept = known.get(text);
  if (kept) {
    return kept;
  }
  const query = parseListQuery(request.query);
  if (known.size >= keptQueries) {
    known.clear();
  }
  known.set(text, query);
  return query;
}

/** `GET /api/NAME/ID` */
export function oneRoute<Row extends object, Rec extends object>(
  ctx: Context,
  resource: Resource<Row, Rec>,
): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const embed = parseOneQuery(request.query);
    response.json(await readOne(ctx.db, principalOf(response), resource, request.params.id, embed));
  };
}

function sendPage(response: Response, name: string, from: number, page: Page): void {
  const { records, total } = page;
  const span = records.length === 0 ? '*' : `${from}-${from + records.length - 1}`;
  response.set('Content-Range', `${name} ${span}/${total}`);
  response.set('X-Total-Count', String(total));
  response.json(records);
}
