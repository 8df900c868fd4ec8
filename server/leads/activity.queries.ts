import type { Insertable } from 'kysely';
import type { ActivityType } from '../../shared/vocabulary.ts';
import type { Db, Trx } from '../db/database.ts';
import { preparedInsert } from '../db/prepared.ts';
import { idsInHistory } from './family.ts';
import type { ActivityTable } from './lead.table.ts';

export type NewActivity = {
  readonly leadId: number;
  /** ISO instant */
  readonly at: string;
  /** Null: the system or the patient. */
  readonly actorId: string | null;
  readonly type: ActivityType;
  readonly data?: Readonly<Record<string, unknown>>;
};

const insertActivity = preparedInsert((db, row: Insertable<ActivityTable>) =>
  db.insertInto('activities').values(row).returning('id'),
);

/** Adds one row to a lead's history and returns its id. Rows are never changed afterwards. */
export async function appendActivity(trx: Trx, activity: NewActivity): Promise<number> {
  const { leadId, at, actorId, type, data = {} } = activity;
  const [row] = await insertActivity(trx, {
    leadId,
    at,
    actorId,
    type,
    data: JSON.stringify(data),
  });
  if (!row) {
    throw new Error('the activity was not stored');
  }
  return row.id;
}

/** When an activity of this type last happened to the lead, or one merged into it; or null. */
export async function lastActivityAt(
  db: Db,
  leadId: number,
  type: ActivityType,
): Promise<string | null> {
  const row = await db
    .selectFrom('activities')
    .select('at')
    .where('id', 'in', idsInHistory('activities', leadId))
    .where('type', '=', type)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
