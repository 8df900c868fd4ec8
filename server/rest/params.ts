import { z } from 'zod';
import { malformed, notFound } from '../http/errors.ts';
import { parseListQuery } from './list-query.ts';

/** @throws HttpError 404 where the text is no id at all */
export function idParam(text: string, singular: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) {
    throw notFound(`This ${singular}`);
  }
  return Number(text);
}

const idFilter = z.strictObject({ id: z.array(z.int()).min(1).max(1000) });

/**
 * The ids of `?filter={"id":[1,2,3]}`, the only filter that many records are written by.
 * @throws HttpError 400
 */
export function manyIds(query: Readonly<Record<string, unknown>>): number[] {
  const parsed = idFilter.safeParse(parseListQuery(query).filter);
  if (!parsed.success) {
    throw malformed('To change several at once, give filter={"id":[1,2,3]}.');
  }
  return [...new Set(parsed.data.id)];
}
