import { type Insertable, sql } from 'kysely';
import type { ActivityType } from '../../shared/vocabulary.ts';
import type { Db, Trx } from '../db/database.ts';
import { prepared, preparedInsert } from '../db/prepared.ts';
import { idsInHistory } from './family.ts';
import { nextId } from './last-ids.queries.ts';
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
  db
    .insertInto('activities')
    .values({ id: nextId('activities'), ...row })
    .returning('id'),
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

/** How many rows one statement takes: beyond that it is no faster. */
const rowsAtOnce = 10;
const insertsOf = Array.from({ length: rowsAtOnce + 1 }, (_, rows) =>
  prepared((db, ...values: (string | number | null)[]) =>
    db
      .insertInto('activities')
      .columns(['id', 'leadId', 'at', 'actorId', 'type', 'data'])
      .expression(
        sql`values ${sql.join(
          Array.from(
            { length: rows },
            (_row, row) =>
              sql`(${row === 0 ? nextId('activities') : sql.lit(null)},
                ${sql.join(values.slice(row * 5, row * 5 + 5))})`,
          ),
        )}`,
      )
      .returning('id'),
  ),
);

/** Adds several rows to the history of a lead, in their order, and returns their ids. */
export async function appendActivities(
  trx: Trx,
  leadId: number,
  activities: readonly Omit<NewActivity, 'leadId'>[],
): Promise<number[]> {
  const ids: number[] = [];
  for (let from = 0; from < activities.length; from += rowsAtOnce) {
    const some = activities.slice(from, from + rowsAtOnce);
    const values = some.flatMap(({ at, actorId, type, data = {} }) => [
      leadId,
      at,
      actorId,
      type,
      JSON.stringify(data),
    ]);
    const rows = (await insertsOf[some.length]?.(trx, ...values)) ?? [];
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
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
