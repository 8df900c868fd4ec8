import { type Kysely, sql } from 'kysely';
import { isOneOf, strict, withId } from './portable.ts';

/**
 * Merges of leads of one person, with all that is needed to take one back at any later time, and
 * indexes for lists without the leads that went into another.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createMerges(db);
  await createMergeRows(db);
  await createHistoryMoves(db);
  await listsWithoutMerged(db);
}

async function createMerges(db: Kysely<unknown>): Promise<void> {
  await strict(db, withId(db, db.schema.createTable('merges')))
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id'))
    .addColumn('intoId', 'integer', (c) => c.notNull().references('leads.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('actorId', 'text', (c) => c.notNull().references('users.id'))
    // Status, stamps and stop of contact as the lead that stays had them by itself.
    .addColumn('stateBefore', 'text', (c) => c.notNull())
    // The newest row of each table at that moment: what came later has a greater id.
    .addColumn('marks', 'text', (c) => c.notNull())
    // Fields that the lead that stays took over: {field: {before, after}}.
    .addColumn('changes', 'text', (c) => c.notNull())
    .addColumn('splitAt', 'text')
    .addColumn('splitBy', 'text', (c) => c.references('users.id'))
    .execute();
  await sql`
    create unique index "mergesStanding" on merges ("leadId") where "splitAt" is null`.execute(db);
  await db.schema.createIndex('mergesByInto').on('merges').column('intoId').execute();
}

/** Rows that went along with a merge, and what was changed in them. */
async function createMergeRows(db: Kysely<unknown>): Promise<void> {
  await strict(db, db.schema.createTable('mergeRows'))
    .addColumn('mergeId', 'integer', (c) => c.notNull().references('merges.id'))
    .addColumn('tableName', 'text', (c) =>
      c
        .notNull()
        .check(
          isOneOf('tableName', ['tasks', 'appointments', 'emails', 'availabilityShown', 'holds']),
        ),
    )
    .addColumn('rowId', 'integer', (c) => c.notNull())
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id'))
    // {column: {before, after}}; empty: it only went to the other lead.
    .addColumn('changes', 'text', (c) => c.notNull().defaultTo('{}'))
    .addPrimaryKeyConstraint('mergeRowsKey', ['mergeId', 'tableName', 'rowId'])
    .execute();
}

/** Rows of the append-only tables that belong to another lead's history since a split. */
async function createHistoryMoves(db: Kysely<unknown>): Promise<void> {
  await strict(db, db.schema.createTable('historyMoves'))
    .addColumn('tableName', 'text', (c) =>
      c.notNull().check(isOneOf('tableName', ['activities', 'consents'])),
    )
    .addColumn('rowId', 'integer', (c) => c.notNull())
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id'))
    .addPrimaryKeyConstraint('historyMovesKey', ['tableName', 'rowId'])
    .execute();
  await db.schema
    .createIndex('historyMovesByLead')
    .on('historyMoves')
    .columns(['leadId', 'tableName', 'rowId'])
    .execute();
}

const ofLists: Record<string, string[]> = {
  leadsByLocationAsked: ['locationId', 'requestedAt'],
  leadsByLocationStatusAsked: ['locationId', 'status', 'requestedAt'],
  leadsByLocationNextStep: ['locationId', 'nextStepAt'],
  leadsByLocationStatusNextStep: ['locationId', 'status', 'nextStepAt'],
  leadsByNextStep: ['nextStepAt'],
  leadsByAsked: ['requestedAt'],
  leadsByStatusAsked: ['status', 'requestedAt'],
  leadsByAssignee: ['assigneeId', 'status', 'requestedAt'],
};

/**
 * Lists and counts never look at a lead that went into another. The column comes first, and the
 * indexes are whole: a partial one is not taken as covering, so every count would read the rows.
 */
async function listsWithoutMerged(db: Kysely<unknown>): Promise<void> {
  for (const [name, columns] of Object.entries(ofLists)) {
    await db.schema.dropIndex(name).execute();
    await db.schema
      .createIndex(name)
      .on('leads')
      .columns(['mergedIntoId', ...columns])
      .execute();
  }
}
