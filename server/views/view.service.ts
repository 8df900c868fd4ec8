import { sql } from 'kysely';
import type { z } from 'zod';
import type { View } from '../../shared/records.ts';
import { type ViewChanges, type newView, viewChanges } from '../../shared/lead-view.ts';
import { fromSavedFilter } from '../../shared/saved-filter.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { HttpError, forbidden, invalid } from '../http/errors.ts';
import { leadResource } from '../leads/lead.resource.ts';
import { filterConditions } from '../rest/filter.ts';
import { orderClause } from '../rest/list-plan.ts';
import { readOne } from '../rest/read.ts';
import { planChanges } from '../rest/write.ts';
import type { Principal } from '../staff/principal.ts';
import { viewResource } from './view.resource.ts';
import type { ViewRow } from './view.table.ts';

/** @throws HttpError 422 where the filter or the sort fits no list of leads */
export async function addView(
  ctx: Context,
  principal: Principal,
  { shared, resource, name, layout, ...rest }: z.output<typeof newView>,
): Promise<View> {
  checkList(ctx, principal, rest);
  const ownerId = principal.userId;
  const { id } = await ctx.db
    .insertInto('views')
    .values({ name, resource, layout, ownerId, shared: shared ? 1 : 0, ...asText(rest) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return readOne(ctx.db, principal, viewResource, id);
}

/**
 * `PUT /api/views/ID`: the whole record as it was read, with what its owner changed in it.
 * @throws HttpError 403 where it is somebody else's, 409 and 428 as every record
 */
export async function changeView(
  ctx: Context,
  principal: Principal,
  id: string,
  body: unknown,
): Promise<View> {
  return ctx.db.transaction().execute(async (trx) => {
    const stored = await readOne(trx, principal, viewResource, id);
    requireMayChange(principal, stored);
    const changes = planChanges({
      singular: viewResource.singular,
      stored,
      body,
      writable: viewChanges,
      embeds: { owner: 'ownerId' },
    });
    checkList(ctx, principal, { ...stored, ...changes });
    const { shared, name, layout, ...rest } = { ...stored, ...changes };
    await trx
      .updateTable('views')
      .set({ name, layout, shared: shared ? 1 : 0, ...asText(rest), version: sql`version + 1` })
      .where('id', '=', stored.id)
      .execute();
    // A view that a manager makes private again is its owner's alone.
    return { ...stored, ...changes, version: stored.version + 1 };
  });
}

/** @returns the view that is gone */
export async function removeView(ctx: Context, principal: Principal, id: string): Promise<View> {
  return ctx.db.transaction().execute(async (trx) => {
    const stored = await readOne(trx, principal, viewResource, id);
    requireMayChange(principal, stored);
    await trx.deleteFrom('views').where('id', '=', stored.id).execute();
    return stored;
  });
}

/** Of somebody else's only shared ones can be seen at all. */
function requireMayChange({ userId, role }: Principal, { ownerId }: View): void {
  if (ownerId !== userId && role === 'frontDesk') {
    throw forbidden('This view is somebody else’s. Save one of your own, or ask a manager.');
  }
}

type ListOf = Pick<ViewChanges, 'filter' | 'sort' | 'columns'>;

/** A view that the list refuses later would be of no use to anybody. */
function checkList(ctx: Context, { userId }: Principal, { filter, sort }: ListOf): void {
  const known = { myId: userId, now: nowIso(ctx.clock) };
  inField('filter', () => filterConditions(leadResource, fromSavedFilter(filter, known)));
  inField('sort', () => orderClause(leadResource, sort));
}

function inField(field: string, check: () => unknown): void {
  try {
    check();
  } catch (thrown) {
    throw thrown instanceof HttpError ? invalid({ [field]: thrown.message }) : thrown;
  }
}

function asText({ filter, sort, columns }: ListOf): Pick<ViewRow, 'filter' | 'sort' | 'columns'> {
  return {
    filter: JSON.stringify(filter),
    sort: JSON.stringify(sort),
    columns: JSON.stringify(columns),
  };
}
