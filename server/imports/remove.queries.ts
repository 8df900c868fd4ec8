import { sql } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import { keepIds } from '../leads/last-ids.queries.ts';

/** What goes on by itself, and what only looks. */
const besides = ['revealed', 'planned', 'emailQueued', 'linked', 'unlinked'] as const;

const laterActivity = prepared((db, leadId: number, lastId: number) =>
  db
    .selectFrom('activities')
    .select('id')
    .where('leadId', '=', leadId)
    .where('id', '>', lastId)
    .where(
      'type',
      'not in',
      sql<(typeof besides)[number]>`(${sql.join(besides.map((type) => sql.lit(type)))})`,
    )
    .limit(sql.lit(1)),
);

/** Whether anything has happened to a lead after this activity. */
export async function hasLaterActivity(db: Db, leadId: number, lastId: number): Promise<boolean> {
  return (await laterActivity(db, leadId, lastId)).length > 0;
}

const mailThatWent = prepared((db, leadId: number) =>
  db
    .selectFrom('emails')
    .select('id')
    .where('leadId', '=', leadId)
    .where('status', 'not in', sql<'queued'>`('queued', 'suppressed')`)
    .limit(sql.lit(1)),
);

/** Whether a mail to this person has left, or may have. */
export async function hasMailThatWent(db: Db, leadId: number): Promise<boolean> {
  return (await mailThatWent(db, leadId)).length > 0;
}

const refusals = prepared((db, leadId: number) =>
  db
    .selectFrom('consents')
    .select('id')
    .where('leadId', '=', leadId)
    .where('action', '=', sql<'withdrawn'>`'withdrawn'`)
    .limit(sql.lit(1)),
);

/** Whether the ledger of a lead has a "no". */
export async function hasRefusal(db: Db, leadId: number): Promise<boolean> {
  return (await refusals(db, leadId)).length > 0;
}

const visits = prepared((db, leadId: number) =>
  db.selectFrom('appointments').select('id').where('leadId', '=', leadId).limit(sql.lit(1)),
);
const workedTasks = prepared((db, leadId: number) =>
  db
    .selectFrom('tasks')
    .select('id')
    .where('leadId', '=', leadId)
    .where((eb) =>
      eb.or([
        eb('doneAt', 'is not', null),
        eb('origin', '=', sql.lit('staff')),
        eb('origin', '=', sql.lit('promise')),
      ]),
    )
    .limit(sql.lit(1)),
);

/** Whether people entered something for a lead beside its history. */
export async function isReferredTo(db: Db, leadId: number): Promise<boolean> {
  return (await visits(db, leadId)).length > 0 || (await workedTasks(db, leadId)).length > 0;
}

/** What comes with a lead by itself; whatever else points to it keeps it. */
const ownTables = [
  'activities',
  'consents',
  'tasks',
  'emails',
  'bookingLinks',
  'holds',
  'stalePlans',
  'presences',
] as const;

/** To whose address a word belongs goes before the word. */
const reach = prepared((db, leadId: number) =>
  db
    .deleteFrom('consentReach')
    .where('consentId', 'in', (eb) =>
      eb.selectFrom('consents').select('id').where('leadId', '=', leadId),
    ),
);
const deletions = ownTables.map((table) =>
  prepared((db, leadId: number) => db.deleteFrom(table).where('leadId', '=', leadId)),
);
const opened = prepared((db, leadId: number) => db.insertInto('erasing').values({ leadId }));
const shut = prepared((db, leadId: number) =>
  db.deleteFrom('erasing').where('leadId', '=', leadId),
);
const gone = prepared((db, id: number) => db.deleteFrom('leads').where('id', '=', id));

/** Deletes a lead with its history. Fails where something else points to it. */
export async function deleteLead(trx: Trx, leadId: number): Promise<void> {
  await keepIds(trx, leadId);
  await opened(trx, leadId);
  await reach(trx, leadId);
  for (const remove of deletions) {
    await remove(trx, leadId);
  }
  await gone(trx, leadId);
  await shut(trx, leadId);
}
