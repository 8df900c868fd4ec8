import { type Kysely, sql } from 'kysely';
import { isBit, isOneOf, isSqlite, strict, withId } from './portable.ts';

/**
 * Who may be the same person, and who belongs to whom. A lead whose name, mail address or phone
 * number is new or has changed is noted in `unkeyedLeads`, by the database itself, so that no way of
 * writing can forget it; at first all leads are. A worker takes them from there, makes their keys and
 * looks for others.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createLinks(db);
  await createPairs(db);
  await createKeys(db);
  await noteChanges(db);
}

/** Two rows a link, one for each side. */
async function createLinks(db: Kysely<unknown>): Promise<void> {
  await strict(db, db.schema.createTable('leadLinks'))
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id').onDelete('cascade'))
    .addColumn('otherId', 'integer', (c) => c.notNull().references('leads.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) =>
      c.notNull().check(isOneOf('kind', ['household', 'earlier', 'later'])),
    )
    .addColumn('via', 'text', (c) => c.check(isOneOf('via', ['phone', 'email', 'both'])))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('talkOk', 'integer', (c) => c.check(isBit('talkOk')))
    .addPrimaryKeyConstraint('leadLinksPair', ['leadId', 'otherId'])
    .execute();
  await db.schema.createIndex('leadLinksByOther').on('leadLinks').column('otherId').execute();
}

async function createPairs(db: Kysely<unknown>): Promise<void> {
  await strict(db, withId(db, db.schema.createTable('duplicatePairs')))
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id').onDelete('cascade'))
    .addColumn('otherId', 'integer', (c) => c.notNull().references('leads.id').onDelete('cascade'))
    .addColumn('score', 'integer', (c) => c.notNull())
    .addColumn('reasons', 'text', (c) => c.notNull())
    .addColumn('foundAt', 'text', (c) => c.notNull())
    .addColumn('ruledOutAt', 'text')
    .addColumn('ruledOutById', 'text', (c) => c.references('users.id'))
    .addUniqueConstraint('duplicatePairsOnce', ['leadId', 'otherId'])
    .addCheckConstraint('duplicatePairsInOrder', sql`"leadId" < "otherId"`)
    .execute();
  await db.schema.createIndex('duplicatesByOther').on('duplicatePairs').column('otherId').execute();
  await db.schema.createIndex('duplicatesByScore').on('duplicatePairs').column('score').execute();
}

async function createKeys(db: Kysely<unknown>): Promise<void> {
  const nameKeys = db.schema.createTable('nameKeys');
  // The key is the row: kept once instead of twice.
  await (isSqlite(db) ? nameKeys.modifyEnd(sql`strict, without rowid`) : nameKeys)
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('nameKeysOnce', ['key', 'leadId'])
    .execute();
  await db.schema.createIndex('nameKeysByLead').on('nameKeys').column('leadId').execute();
  await strict(db, db.schema.createTable('unkeyedLeads'))
    .addColumn('leadId', 'integer', (c) =>
      c.primaryKey().references('leads.id').onDelete('cascade'),
    )
    .execute();
  await sql`insert into "unkeyedLeads" ("leadId") select id from leads`.execute(db);
}

const compared = ['firstName', 'lastName', 'email', 'phone', 'mergedIntoId'];

async function noteChanges(db: Kysely<unknown>): Promise<void> {
  if (!isSqlite(db)) {
    throw new Error('noting changed names is written for SQLite so far');
  }
  const columns = sql.join(compared.map((column) => sql.ref(column)));
  const changed = sql.join(
    compared.map((column) => sql`old.${sql.ref(column)} is not new.${sql.ref(column)}`),
    sql` or `,
  );
  const note = sql`insert or ignore into "unkeyedLeads" ("leadId") values (new.id)`;
  await sql`create trigger "leadsToKey" after insert on leads begin ${note}; end`.execute(db);
  await sql`
    create trigger "leadsToKeyAgain" after update of ${columns} on leads when ${changed}
    begin ${note}; end`.execute(db);
}
