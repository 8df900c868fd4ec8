import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isSqlite, strict } from './portable.ts';

/**
 * Many new leads at once. While a row stands in `gathering`, which it does within one transaction
 * only, what the database otherwise does for every single new lead waits: words for the search index,
 * a line in the feed, the note that its keys are to be made. When the row goes, all leads that came
 * after `afterLeadId` get it together, and the feed tells the newest of each location: whoever hears
 * of that reads the lists again, and nobody has one of the others open yet.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!isSqlite(db)) {
    throw new Error('gathering new leads is written for SQLite so far');
  }
  await strict(db, db.schema.createTable('gathering'))
    .addColumn('afterLeadId', 'integer', (c) => c.primaryKey())
    .execute();
  await waitWithSearch(db);
  await waitWithFeed(db);
  await waitWithKeys(db);
  await catchUp(db);
}

/** Whether this lead isn't one of those that are gathered. */
const isAlone = (leadId: string) =>
  sql.raw(`not exists (select 1 from gathering where "afterLeadId" < new."${leadId}")`);

async function waitWithSearch(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger "leadSearchInsert"`.execute(db);
  await sql`drop trigger "leadSearchUpdate"`.execute(db);
  await sql`
    create trigger "leadSearchInsert" after insert on leads when ${isAlone('id')} begin
      insert into "leadSearch"(rowid, "searchText") values (new.id, ${plainText('new')});
    end`.execute(db);
  await sql`
    create trigger "leadSearchUpdate"
    after update of ${sql.join(searched.map((c) => sql.ref(c)))} on leads when ${isAlone('id')} begin
      delete from "leadSearch" where rowid = old.id;
      insert into "leadSearch"(rowid, "searchText") values (new.id, ${plainText('new')});
    end`.execute(db);
}

const searched = ['firstName', 'lastName', 'email', 'phone', 'reference'];
const unspoken = ["'", '’', '.'];

/** As in 0011. */
function plainText(row: string): RawBuilder<string> {
  const parts = searched.map((column) => sql`' ' || coalesce(${sql.ref(`${row}.${column}`)}, '')`);
  const spoken = unspoken.reduce(
    (text, mark) => sql`replace(${text}, ${sql.lit(mark)}, '')`,
    sql`${sql.join(parts, sql` || `)}`,
  );
  return sql<string>`replace(${spoken}, '-', ' ')`;
}

const feed = sql.raw('changes (resource, "recordId", version, "locationId", at)');
const now = sql.raw(`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`);
/** These come with a write to the lead's own row, which tells of them. */
const toldByLead = [
  'requested',
  'requestedAgain',
  'consentGiven',
  'emailQueued',
  'statusChanged',
  'statusCorrected',
  'assigned',
];

async function waitWithFeed(db: Kysely<unknown>): Promise<void> {
  for (const action of ['insert', 'update'] as const) {
    const name = sql.id(`leads_changes_${action}`);
    await sql`drop trigger ${name}`.execute(db);
    await sql`
      create trigger ${name} after ${sql.raw(action)} on leads when ${isAlone('id')} begin
        insert into ${feed} values ('lead', new.id, new.version, new."locationId", ${now});
      end`.execute(db);
  }
  // One by one: a list in brackets would be made into a table for every row.
  const isHeard = toldByLead.map((type) => ` and new.type <> '${type}'`).join('');
  await follow(db, 'activities', `'lead', leads.id, leads.version`, isHeard);
  await follow(db, 'tasks', `'task', new.id, new.version`);
}

/** Rows whose location is that of their lead. */
async function follow(db: Kysely<unknown>, table: string, tell: string, and = ''): Promise<void> {
  const name = sql.id(`${table}_changes_insert`);
  await sql`drop trigger ${name}`.execute(db);
  await sql`
    create trigger ${name} after insert on ${sql.table(table)}
    when ${isAlone('leadId')}${sql.raw(and)} begin
      insert into ${feed}
      select ${sql.raw(tell)}, "locationId", ${now} from leads where id = new."leadId";
    end`.execute(db);
}

async function waitWithKeys(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger "leadsToKey"`.execute(db);
  await sql`
    create trigger "leadsToKey" after insert on leads when ${isAlone('id')} begin
      insert or ignore into "unkeyedLeads" ("leadId") values (new.id);
    end`.execute(db);
}

/** The plus keeps the indexes over all leads out of it. */
async function catchUp(db: Kysely<unknown>): Promise<void> {
  const gathered = sql.raw('from leads where id > old."afterLeadId"');
  await sql`
    create trigger "gatheringOver" after delete on gathering begin
      insert into "leadSearch"(rowid, "searchText") select id, ${plainText('leads')} ${gathered};
      insert or ignore into "unkeyedLeads" ("leadId") select id ${gathered};
      insert into ${feed}
      select 'lead', max(id), version, "locationId", ${now} ${gathered} group by +"locationId";
    end`.execute(db);
}
