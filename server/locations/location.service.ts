import { isDeepStrictEqual } from 'node:util';
import { type LocationInput, locationInput } from '../../shared/location.ts';
import type { Location } from '../../shared/records.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { markStale, planStale } from '../follow-up/stale-plans.ts';
import { invalid, notFound, parseBody } from '../http/errors.ts';
import { planChanges } from '../rest/write.ts';
import {
  findLocation,
  findLocationBySlug,
  insertLocation,
  updateLocation,
} from './location.queries.ts';
import { auditSite, sameFields } from './site-audit.ts';

/** @throws HttpError 422 */
export async function createLocation(
  ctx: Context,
  actorId: string,
  body: unknown,
): Promise<Location> {
  const values = parseBody(locationInput, body);
  return ctx.db.transaction().execute(async (trx) => {
    await requireFreeSlug(trx, values.slug, null);
    const location = await insertLocation(trx, values);
    const made = { actorId, action: 'create', resource: 'locations', id: location.id } as const;
    await auditSite(ctx, trx, { ...made, changes: values });
    return location;
  });
}

/**
 * Writes a location whole, hours, closures and settings included.
 * @throws HttpError 404, 409, 422, 428
 */
export async function changeLocation(
  ctx: Context,
  actorId: string,
  id: number,
  body: unknown,
): Promise<Location> {
  const changed = await ctx.db.transaction().execute(async (trx) => {
    const stored = await findLocation(trx, id);
    if (!stored) {
      throw notFound('This location');
    }
    const changes = planChanges({ singular: 'location', stored, body, writable: locationInput });
    const { id: _id, version: _version, ...before } = stored;
    const values: LocationInput = { ...before, ...changes };
    if (isDeepStrictEqual(values, before)) {
      return stored;
    }
    await requireFreeSlug(trx, values.slug, id);
    const location = await updateLocation(trx, id, values);
    const told = { changes, before: sameFields(before, changes) };
    await auditSite(ctx, trx, { actorId, action: 'update', resource: 'locations', id, ...told });
    if (clockParts.some((part) => part in changes)) {
      await markStale(trx, id);
    }
    return location;
  });
  await planStale(ctx);
  return changed;
}

/** What the clocks and plans of a location's leads are counted by. */
const clockParts = ['hours', 'closures', 'timeZone', 'settings'];

async function requireFreeSlug(trx: Trx, slug: string, ownId: number | null): Promise<void> {
  const other = await findLocationBySlug(trx, slug);
  if (other && other.id !== ownId) {
    throw invalid({ slug: 'Another location has this address already.' });
  }
}
