import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isSqlite } from './portable.ts';

const searched = ['firstName', 'lastName', 'email', 'phone', 'reference'];
const unspoken = ["'", '’', '.'];

/**
 * The search index once more, over plainer text: every word begins after a space, the first name
 * too, so that `" an"` finds where a word begins; and the punctuation that nobody dictates on the
 * phone is gone (O'Brien is OBrien, Ortiz-Ferrer two words). Questions are made plain alike, in
 * server/db/lead-search.ts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!isSqlite(db)) {
    throw new Error('the search index is written for SQLite so far');
  }
  await sql`drop trigger "leadSearchInsert"`.execute(db);
  await sql`drop trigger "leadSearchUpdate"`.execute(db);
  await sql`
    create trigger "leadSearchInsert" after insert on leads begin
      insert into "leadSearch"(rowid, "searchText") values (new.id, ${plainText('new')});
    end
  `.execute(db);
  await sql`
    create trigger "leadSearchUpdate" after update of ${sql.join(searched.map((c) => sql.ref(c)))} on leads begin
      delete from "leadSearch" where rowid = old.id;
      insert into "leadSearch"(rowid, "searchText") values (new.id, ${plainText('new')});
    end
  `.execute(db);
  await sql`insert into "leadSearch"("leadSearch") values ('delete-all')`.execute(db);
  await sql`
    insert into "leadSearch"(rowid, "searchText") select id, ${plainText('leads')} from leads
  `.execute(db);
}

function plainText(row: string): RawBuilder<string> {
  const parts = searched.map((column) => sql`' ' || coalesce(${sql.ref(`${row}.${column}`)}, '')`);
  const spoken = unspoken.reduce(
    (text, mark) => sql`replace(${text}, ${sql.lit(mark)}, '')`,
    sql`${sql.join(parts, sql` || `)}`,
  );
  return sql<string>`replace(${spoken}, '-', ' ')`;
}
