import type { Selectable } from 'kysely';
import type { Activity } from '../../shared/records.ts';
import { toIso } from '../clock.ts';
import type { Db } from '../db/database.ts';
import type { ActivityTable } from '../leads/lead.table.ts';

/** What this person did since then (an ISO instant), newest first. */
export async function doneSince(db: Db, userId: string, since: string): Promise<Activity[]> {
  const rows = await db
    .selectFrom('activities')
    .selectAll()
    .where('at', '>=', since)
    .where('actorId', '=', userId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toActivity);
}

export async function findActivity(db: Db, id: number): Promise<Activity | undefined> {
  const row = await db.selectFrom('activities').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toActivity(row);
}

/** So far apart are the events of one act at most: each is written at its own moment. */
const actMinutes = 5;

/** All that was done in one act with this, itself included, in order. */
export async function sameAct(db: Db, deed: Activity): Promise<Activity[]> {
  if (deed.data['act'] === undefined) {
    return [deed];
  }
  const at = Temporal.Instant.from(deed.at);
  const rows = await db
    .selectFrom('activities')
    .selectAll()
    .where('type', '=', deed.type)
    // Its id tells an act; the time only spares looking at all that ever happened.
    .where('at', '>=', toIso(at.subtract({ minutes: actMinutes })))
    .where('at', '<=', toIso(at.add({ minutes: actMinutes })))
    .orderBy('id')
    .execute();
  return rows.map(toActivity).filter(({ data }) => data['act'] === deed.data['act']);
}

function toActivity(row: Selectable<ActivityTable>): Activity {
  return { ...row, data: JSON.parse(row.data) as Record<string, unknown> };
}
