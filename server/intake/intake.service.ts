import {
  type NewRequest,
  requestInput,
  type RequestInput,
  type RequestProblem,
  requestProblems,
} from '../../shared/request.ts';
import type { Location } from '../../shared/records.ts';
import type { Context } from '../context.ts';
import type { Db, Trx } from '../db/database.ts';
import { fieldErrors } from '../http/errors.ts';
import { type Recorded, recordRequest } from '../leads/record-request.ts';
import { findLocationBySlug } from '../locations/location.queries.ts';
import { normalPhone } from './phone.ts';

/** The fields that stand in the way, each with what is wrong. */
export type Problems = Partial<Record<keyof RequestInput, RequestProblem>>;

export type ReadRequest =
  | { readonly ok: true; readonly input: RequestInput; readonly location: Location }
  | { readonly ok: false; readonly problems: Problems };

/** Judges all fields at once, so that a person sees everything there is to put right. */
export async function readRequest(
  db: Db,
  fields: Readonly<Record<string, unknown>>,
): Promise<ReadRequest> {
  const parsed = requestInput.safeParse(fields);
  const problems = parsed.success ? {} : toProblems(fieldErrors(parsed.error));
  const location = problems.location ? undefined : await openLocation(db, fields['location']);
  const phone = problems.phone ? null : normalPhone(String(fields['phone']));
  if (!location) {
    problems.location ??= 'wrongLocation';
  }
  if (phone === null) {
    problems.phone ??= 'wrongPhone';
  }
  return parsed.success && location && phone !== null
    ? { ok: true, input: { ...parsed.data, phone }, location }
    : { ok: false, problems };
}

async function openLocation(db: Db, slug: unknown): Promise<Location | undefined> {
  const location = await findLocationBySlug(db, String(slug).trim());
  return location?.active ? location : undefined;
}

function toProblems(errors: Record<string, string>): Problems {
  return Object.fromEntries(
    Object.entries(errors).map(([field, message]) => [
      field,
      requestProblems.find((each) => each === message) ?? 'wrongText',
    ]),
  );
}

/** Where a request came from. */
export type Origin = Pick<NewRequest, 'source' | 'means' | 'sourceDetails' | 'originAddress'>;

/**
 * Stores a request with its history, consent and first mail, in the caller's transaction.
 * Call `announceRequest` after its commit.
 */
export async function storeRequest(
  ctx: Context,
  trx: Trx,
  { input, location }: Extract<ReadRequest, { ok: true }>,
  origin: Origin,
): Promise<Recorded> {
  const { location: _slug, contactConsent: _agreed, ...said } = input;
  return recordRequest(ctx, trx, {
    ...said,
    ...origin,
    location,
    actorId: null,
  });
}

/** Wakes the mail sender. */
export function announceRequest(ctx: Pick<Context, 'events'>): void {
  ctx.events.emit('outbox');
}
