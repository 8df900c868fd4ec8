import { type Compilable, type RawBuilder, sql } from 'kysely';
import { type Db, type Trx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';

type TableName = 'leads' | 'activities' | 'consents';

/** Only where the row with the greatest id was deleted: SQLite would give that one again. */
const givenBefore = (table: TableName) =>
  prepared((db: Db, name: string): Compilable<{ id: number }> => ({
    compile: () =>
      sql<{ id: number }>`
          select id from "lastIds" where "tableName" = ${name}
            and id >= (select coalesce(max(id), 0) from ${sql.table(table)})`.compile(db),
  }));
const given = {
  leads: givenBefore('leads'),
  activities: givenBefore('activities'),
  consents: givenBefore('consents'),
};

/**
 * The id for the next row of a table, where the database by itself would give one that a deleted row
 * had: addresses, trails and links must never lead to somebody else. Undefined: its own will do.
 */
export async function nextId(db: Db, table: TableName): Promise<number | undefined> {
  const [last] = await given[table](db, table);
  return last && last.id + 1;
}

const ofRows = (table: 'activities' | 'consents') =>
  prepared((db: Db, leadId: number): Compilable => ({
    compile: () =>
      sql`
          insert into "lastIds" ("tableName", id)
          select ${sql.lit(table)}, id from ${sql.table(table)} where "leadId" = ${leadId}
            order by id desc limit 1
          on conflict do update set id = max(id, excluded.id)`.compile(db),
  }));
const ofLead = prepared((db: Db, leadId: number): Compilable => ({
  compile: () =>
    sql`
        insert into "lastIds" ("tableName", id) values ('leads', ${leadId})
        on conflict do update set id = max(id, excluded.id)`.compile(db),
}));
const ofActivities = ofRows('activities');
const ofConsents = ofRows('consents');

/**
 * The same as a value to insert, asked as the row is written: null where the database's own will do.
 * For every row but those of large batches.
 */
export function freshId(table: TableName): RawBuilder<number> {
  return sql<number>`(select id + 1 from "lastIds" where "tableName" = ${sql.lit(table)}
    and id >= (select coalesce(max(id), 0) from ${sql.table(table)}))`;
}

/** To be called before a lead is deleted with its rows: what has their ids stays theirs. */
export async function keepIds(trx: Trx, leadId: number): Promise<void> {
  await ofLead(trx, leadId);
  await ofActivities(trx, leadId);
  await ofConsents(trx, leadId);
}
