import { Router } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { malformed, parseBody } from '../http/errors.ts';
import { principalOf } from '../staff/session.ts';
import { nextTurn } from './queue.service.ts';
import { shiftNote } from './shift-note.ts';
import { countsOf, todayOf } from './today.service.ts';

const turnInput = z
  .object({
    locationId: z.int().nullable().default(null),
    passed: z.array(z.int()).max(1000).default([]),
  })
  .strict();

/** The front desk's day, and the queue that leads through it one person at a time. */
export function todayRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/today', async (request, response) => {
    response.json(await todayOf(ctx, principalOf(response), locationOf(request.query)));
  });
  router.get('/today/counts', async (request, response) => {
    response.json(await countsOf(ctx, principalOf(response), locationOf(request.query)));
  });
  router.get('/today/shift-note', async (request, response) => {
    response.json(await shiftNote(ctx, principalOf(response), locationOf(request.query)));
  });
  router.post('/queue/next', async (request, response) => {
    const { locationId, passed } = parseBody(turnInput, request.body ?? {});
    response.json(await nextTurn(ctx, principalOf(response), locationId, passed));
  });
  return router;
}

/** @throws HttpError 400 for anything but `?locationId=NUMBER` */
function locationOf(query: Readonly<Record<string, unknown>>): number | null {
  const stranger = Object.keys(query).find((name) => name !== 'locationId');
  if (stranger !== undefined) {
    throw malformed(`There is no parameter “${stranger}” here.`);
  }
  const text = query['locationId'];
  if (text === undefined) {
    return null;
  }
  if (typeof text !== 'string' || !/^[1-9]\d{0,14}$/.test(text)) {
    throw malformed('“locationId” must be the number of a location.');
  }
  return Number(text);
}
