import { createWriteStream, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, Router } from 'express';
import { z } from 'zod';
import { importLimits } from '../../shared/import.ts';
import { importTypes } from '../../shared/import-types.ts';
import type { Context } from '../context.ts';
import { HttpError, parseBody } from '../http/errors.ts';
import { mayTakeLong } from '../http/slow-bodies.ts';
import { findLocation } from '../locations/location.queries.ts';
import { readOne } from '../rest/read.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import { onlyFor, principalOf } from '../staff/session.ts';
import { importResource } from './import.resource.ts';
import { incomingFile } from './incoming.ts';
import { FileRefused, toHttpRefusal } from './refusal.ts';
import { storeUpload } from './upload.service.ts';

const uploadQuery = z.object({
  locationId: z.coerce.number('Choose a location.').int('Choose a location.'),
  name: z.string('Say what the file is called.').trim().min(1).max(200),
});

/** `POST /imports?locationId=…&name=…`: the file itself is the body, as it comes. */
export function uploadRoutes(ctx: Context): Router {
  const router = Router();
  router.post('/imports', onlyFor('manager'), async (request, response) => {
    try {
      const id = await take(ctx, request, principalOf(response));
      response.status(201).json(await readOne(ctx.db, principalOf(response), importResource, id));
    } catch (error) {
      if (!request.complete) {
        // What still comes of the file is nobody's next request.
        response.set('Connection', 'close');
      }
      throw error;
    }
  });
  return router;
}

async function take(ctx: Context, request: Request, principal: Principal): Promise<number> {
  requireFile(request);
  const { locationId, name } = parseBody(uploadQuery, request.query);
  await requireOwnLocation(ctx, principal, locationId);
  mayTakeLong(request);
  return withFile(ctx, request, (file) =>
    storeUpload(ctx, { file, fileName: name, locationId, userId: principal.userId }),
  );
}

/** @throws HttpError 415 for another type, 413 for what says by itself that it is too large */
function requireFile(request: Request): void {
  const [type] = (request.get('Content-Type') ?? '').split(';');
  if (!(Object.values(importTypes) as string[]).includes(type?.trim().toLowerCase() ?? '')) {
    throw new HttpError(415, 'wrongType', 'Send a CSV file or an Excel file (.xlsx).');
  }
  if (Number(request.get('Content-Length') ?? 0) > importLimits.bytes) {
    throw tooLarge();
  }
}

async function requireOwnLocation(
  ctx: Context,
  principal: Principal,
  locationId: number,
): Promise<void> {
  const location = await findLocation(ctx.db, locationId);
  if (!location?.active || !maySeeLocation(principal, locationId)) {
    throw new HttpError(422, 'invalid', 'Choose one of your locations.', {
      errors: { locationId: 'Choose one of your locations.' },
    });
  }
}

/** Lays the body down as a file that nobody else may read, for as long as the work takes. */
async function withFile<Result>(
  ctx: Context,
  request: Request,
  work: (file: string) => Promise<Result>,
): Promise<Result> {
  const file = incomingFile(ctx.config);
  try {
    await pipeline(Readable.from(bounded(request)), createWriteStream(file, { mode: 0o600 }));
    return await work(file);
  } catch (error) {
    throw error instanceof FileRefused ? toHttpRefusal(error) : error;
  } finally {
    rmSync(file, { force: true });
  }
}

/** The connection stays as it is, so that whoever sends too much can be told. */
async function* bounded(request: Request): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > importLimits.bytes) {
      throw tooLarge();
    }
    yield chunk as Uint8Array;
  }
  if (!request.complete) {
    throw new FileRefused('Only half of the file arrived. Please send it once more.');
  }
}

function tooLarge(): HttpError {
  const most = importLimits.bytes / 1024 / 1024;
  const message = `This file is larger than ${most} MB. Split it, or save it without pictures.`;
  return new HttpError(413, 'import.tooLarge', message);
}
