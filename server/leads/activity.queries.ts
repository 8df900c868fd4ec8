import type { ActivityType } from '../../shared/vocabulary.ts';
import type { Db, Trx } from '../db/database.ts';

export type NewActivity = {
  readonly leadId: number;
  /** ISO instant */
  readonly at: string;
  /** Null: the system or the patient. */
  readonly actorId: string | null;
  readonly type: ActivityType;
  readonly data?: Readonly<Record<string, unknown>>;
};

/** Adds one row to a lead's history and returns its id. Rows are never changed afterwards. */
export async function appendActivity(trx: Trx, activity: NewActivity): Promise<number> {
  const row = await trx
    .insertInto('activities')
    .values({
      leadId: activity.leadId,
      at: activity.at,
      actorId: activity.actorId,
      type: activity.type,
      data: JSON.stringify(activity.data ?? {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** When an activity of this type last happened to the lead, or null. */
export async function lastActivityAt(
  db: Db,
  leadId: number,
  type: ActivityType,
): Promise<string | null> {
  const row = await db
    .selectFrom('activities')
    .select('at')
    .where('leadId', '=', leadId)
    .where('type', '=', type)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
