import { type Kysely, sql } from 'kysely';
import { isOneOf, strict, withId } from './portable.ts';

const states = [
  'reading',
  'uploaded',
  'checking',
  'checked',
  'running',
  'stopped',
  'done',
  'takingBack',
  'takenBack',
];

/**
 * Imports: what a file said, row by row, for as long as it is needed; and the ledger of what became
 * of each row, by which the whole can be taken back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createImports(db);
  await createRows(db);
  // What was chosen for a file with these headings, so that the next one needs no asking.
  await strict(db, db.schema.createTable('importMappings'))
    .addColumn('locationId', 'integer', (c) => c.notNull().references('locations.id'))
    .addColumn('headings', 'text', (c) => c.notNull())
    .addColumn('plan', 'text', (c) => c.notNull())
    .addColumn('savedAt', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('importMappingsOnce', ['locationId', 'headings'])
    .execute();
}

async function createImports(db: Kysely<unknown>): Promise<void> {
  await strict(db, withId(db, db.schema.createTable('imports')))
    .addColumn('locationId', 'integer', (c) => c.notNull().references('locations.id'))
    // Null: an operator, by command.
    .addColumn('userId', 'text', (c) => c.references('users.id'))
    .addColumn('fileName', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('finishedAt', 'text')
    .addColumn('state', 'text', (c) => c.notNull().check(isOneOf('state', states)))
    .addColumn('remark', 'text')
    .addColumn('columns', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('plan', 'text')
    // How many rows the file has, and how many of them the present step is through with.
    .addColumn('total', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('done', 'integer', (c) => c.notNull().defaultTo(0))
    // The row after which the present step goes on.
    .addColumn('passed', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('problems', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('refused', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('duplicates', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('open', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('made', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('joined', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('skipped', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('kept', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('links', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('tasks', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createIndex('importsByLocation')
    .on('imports')
    .columns(['locationId', 'createdAt'])
    .execute();
}

async function createRows(db: Kysely<unknown>): Promise<void> {
  await strict(db, db.schema.createTable('importRows'))
    .addColumn('importId', 'integer', (c) => c.notNull().references('imports.id'))
    // As a spreadsheet counts them: the headings are row 1.
    .addColumn('row', 'integer', (c) => c.notNull())
    // What the file said; gone as soon as it isn't needed any more.
    .addColumn('cells', 'text')
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('problems', 'text')
    .addColumn('refused', 'integer', (c) => c.notNull().defaultTo(0))
    // The same person: a lead that was there before, or an earlier row of the file.
    .addColumn('twinLeadId', 'integer')
    .addColumn('twinRow', 'integer')
    .addColumn('decision', 'text', (c) => c.check(isOneOf('decision', ['skip', 'join', 'new'])))
    .addColumn('outcome', 'text', (c) =>
      c.check(isOneOf('outcome', ['made', 'joined', 'skipped', 'refused', 'takenBack', 'kept'])),
    )
    .addColumn('leadId', 'integer')
    // By which one sees whether anybody has touched the lead since.
    .addColumn('firstActivityId', 'integer')
    .addColumn('lastActivityId', 'integer')
    .addColumn('fingerprint', 'text')
    // What a lead that was there before got from this row.
    .addColumn('filled', 'text')
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('importRowsKey', ['importId', 'row'])
    .execute();
  const partial = {
    importRowsByEmail: ['email', 'email'],
    importRowsByPhone: ['phone', 'phone'],
    importRowsByLead: ['leadId', 'leadId'],
    importRowsWithProblems: ['importId", "row', 'problems'],
    importRowsWithTwinLead: ['importId", "row', 'twinLeadId'],
    importRowsWithTwinRow: ['importId", "row', 'twinRow'],
  };
  for (const [name, [columns, held = '']] of Object.entries(partial)) {
    await sql
      .raw(`create index "${name}" on "importRows" ("${columns}") where "${held}" is not null`)
      .execute(db);
  }
}
