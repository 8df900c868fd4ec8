import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** Something that one of the staff did. */
export type WorkRow = {
  readonly id: number;
  readonly actorId: string;
  readonly leadId: number;
  readonly at: string;
  readonly type: 'call' | 'emailQueued' | 'note' | 'appointmentBooked' | 'taskDone';
  /** Of a call */
  readonly outcome: string | null;
};

type Between = { readonly from: string; readonly to: string; readonly asOf: string };

/** What staff did from an instant (ISO) to before another, as far as it stood at `asOf`. */
export async function workBetween(db: Db, { from, to, asOf }: Between): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select activities.id, activities."actorId", activities."leadId", activities.at, activities.type,
      json_extract(activities.data, '$.outcome') as outcome
    from activities
    where activities.at >= ${from} and activities.at < ${to} and activities.at <= ${asOf}
      and activities.type in ('call', 'emailQueued', 'note', 'appointmentBooked', 'taskDone')
      and activities."actorId" is not null
      -- What a list tells of the past was nobody's work here.
      and not exists (select 1 from activities as list where list."leadId" = activities."leadId"
        and list.type = 'imported' and list.at > activities.at)
      and not exists (select 1 from activities as taking, json_each(taking.data, '$.activityIds') as taken
        where taking."leadId" = activities."leadId" and taking.type = 'undone'
          and taking.at <= ${asOf} and taken.value = activities.id)
    order by activities.id`.execute(db);
  return rows;
}

/** A call that somebody was promised. ISO instants. */
export type PromiseRow = {
  readonly id: number;
  readonly assigneeId: string | null;
  readonly leadId: number;
  readonly dueAt: string;
  readonly doneAt: string | null;
};

/** Promised calls that are due from an instant (ISO) to before another, and no later than `asOf`. */
export async function promisesBetween(db: Db, { from, to, asOf }: Between): Promise<PromiseRow[]> {
  return (
    db
      .selectFrom('tasks')
      .select(['id', 'assigneeId', 'leadId', 'dueAt', 'doneAt'])
      .where('origin', '=', 'promise')
      .where('dueAt', '>=', from)
      .where('dueAt', '<', to)
      .where('dueAt', '<=', asOf)
      // A call that was moved or fell away was not broken.
      .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', 'not in', ['undone'])]))
      .orderBy('id')
      .execute()
  );
}
