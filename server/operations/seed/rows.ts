import type { Insertable, Selectable } from 'kysely';
import type { Database, Trx } from '../../db/database.ts';
import { lastChangeId } from '../../live/change.queries.ts';

/** What a batch of stories leaves behind, parents before children. */
export type Rows = {
  leads: Selectable<Database['leads']>[];
  activities: Selectable<Database['activities']>[];
  consents: Selectable<Database['consents']>[];
  tasks: Selectable<Database['tasks']>[];
  appointments: Selectable<Database['appointments']>[];
  emails: Selectable<Database['emails']>[];
  bookingLinks: Selectable<Database['bookingLinks']>[];
  availabilityShown: Selectable<Database['availabilityShown']>[];
};
type SeededTable = keyof Rows;

/** The ids given last. Stories name their own rows, so ids are given here and not by the database. */
export type Ids = Record<SeededTable, number>;

/** Below every database's limit on parameters for one statement. */
const parametersAtOnce = 6000;

export function emptyRows(): Rows {
  return {
    leads: [],
    activities: [],
    consents: [],
    tasks: [],
    appointments: [],
    emails: [],
    bookingLinks: [],
    availabilityShown: [],
  };
}

export async function lastIds(trx: Trx): Promise<Ids> {
  const last = async (table: SeededTable) => {
    const row = await trx
      .selectFrom(table)
      .select((eb) => eb.fn.max('id').as('id'))
      .executeTakeFirst();
    return row?.id ?? 0;
  };
  return {
    leads: await last('leads'),
    activities: await last('activities'),
    consents: await last('consents'),
    tasks: await last('tasks'),
    appointments: await last('appointments'),
    emails: await last('emails'),
    bookingLinks: await last('bookingLinks'),
    availabilityShown: await last('availabilityShown'),
  };
}

export async function insertRows(trx: Trx, rows: Rows): Promise<void> {
  const last = await lastChangeId(trx);
  await insertAll(rows.leads, (part) => trx.insertInto('leads').values(part));
  await insertAll(rows.activities, (part) => trx.insertInto('activities').values(part));
  await insertAll(rows.consents, (part) => trx.insertInto('consents').values(part));
  await insertAll(rows.tasks, (part) => trx.insertInto('tasks').values(part));
  await insertAll(rows.appointments, (part) => trx.insertInto('appointments').values(part));
  await insertAll(rows.emails, (part) => trx.insertInto('emails').values(part));
  await insertAll(rows.bookingLinks, (part) => trx.insertInto('bookingLinks').values(part));
  await insertAll(rows.availabilityShown, (part) =>
    trx.insertInto('availabilityShown').values(part),
  );
  // Made-up rows are nobody's news.
  await trx.deleteFrom('changes').where('id', '>', last).execute();
}

async function insertAll<Row extends Insertable<Database[SeededTable]>>(
  rows: readonly Row[],
  insert: (part: readonly Row[]) => { execute: () => Promise<unknown> },
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).length;
  const size = Math.floor(parametersAtOnce / Math.max(columns, 1));
  for (let start = 0; start < rows.length; start += size) {
    await insert(rows.slice(start, start + size)).execute();
  }
}
