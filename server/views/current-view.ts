import type { CurrentView, LeadColumn } from '../../shared/lead-columns.ts';
import type { Db } from '../db/database.ts';
import { readOne } from '../rest/read.ts';
import type { Principal } from '../staff/principal.ts';
import { viewResource } from './view.resource.ts';

const asDelivered: CurrentView = { viewId: null, layout: 'list', columns: null };

/** How this person left their leads, on whatever machine that was. */
export async function readCurrentView(db: Db, { userId }: Principal): Promise<CurrentView> {
  const row = await db
    .selectFrom('currentViews')
    .select(['viewId', 'layout', 'columns'])
    .where('userId', '=', userId)
    .executeTakeFirst();
  return row
    ? { ...row, columns: row.columns === null ? null : (JSON.parse(row.columns) as LeadColumn[]) }
    : asDelivered;
}

/**
 * Remembers it. The last one wins: it is one person's own, and has no version.
 * @throws HttpError 404 where the view isn't theirs to see
 */
export async function keepCurrentView(
  db: Db,
  principal: Principal,
  current: CurrentView,
): Promise<void> {
  if (current.viewId !== null) {
    await readOne(db, principal, viewResource, current.viewId);
  }
  const columns = current.columns === null ? null : JSON.stringify(current.columns);
  const row = { viewId: current.viewId, layout: current.layout, columns };
  await db
    .insertInto('currentViews')
    .values({ userId: principal.userId, ...row })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet(row))
    .execute();
}
