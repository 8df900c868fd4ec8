import { type Compilable, type RawBuilder, sql } from 'kysely';
import { type Db, type Trx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';

type TableName = 'leads' | 'activities' | 'consents';

/**
 * The id for the next row of a table, as a value of its insert: where the row with the greatest id was
 * deleted, SQLite by itself would give that one again, and addresses, trails and links must never lead
 * to somebody else. Null, and so the database's own, where that will do.
 */
export function nextId(table: TableName): RawBuilder<number> {
  return sql`(select id + 1 from "lastIds" where "tableName" = ${sql.lit(table)}
    and id >= (select coalesce(max(id), 0) from ${sql.table(table)}))`;
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

/** To be called before a lead is deleted with its rows: what has their ids stays theirs. */
export async function keepIds(trx: Trx, leadId: number): Promise<void> {
  await ofLead(trx, leadId);
  await ofActivities(trx, leadId);
  await ofConsents(trx, leadId);
}
