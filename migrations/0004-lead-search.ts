import { type Kysely, sql } from 'kysely';
import { isSqlite } from './portable.ts';

const searched = ['firstName', 'lastName', 'email', 'phone', 'reference'];

/**
 * An index over any three letters or digits of a name, mail address, phone number or
 * reference, accents ignored. Triggers keep it true whoever writes to `leads`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!isSqlite(db)) {
    throw new Error('the search index is written for SQLite so far');
  }
  await sql`
    create virtual table "leadSearch" using fts5(
      "searchText", content='', contentless_delete=1, detail=full,
      tokenize='trigram remove_diacritics 1')
  `.execute(db);
  const text = sql.raw(
    searched.map((column) => `coalesce(new."${column}", '')`).join(` || ' ' || `),
  );
  await sql`
    create trigger "leadSearchInsert" after insert on leads begin
      insert into "leadSearch"(rowid, "searchText") values (new.id, ${text});
    end
  `.execute(db);
  await sql`
    create trigger "leadSearchUpdate" after update of ${sql.raw(searched.map((c) => `"${c}"`).join(', '))} on leads begin
      delete from "leadSearch" where rowid = old.id;
      insert into "leadSearch"(rowid, "searchText") values (new.id, ${text});
    end
  `.execute(db);
  await sql`
    create trigger "leadSearchDelete" after delete on leads begin
      delete from "leadSearch" where rowid = old.id;
    end
  `.execute(db);
}
