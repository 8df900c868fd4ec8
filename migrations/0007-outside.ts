import type { Kysely } from 'kysely';
import { appendOnly, strict, withId } from './portable.ts';

/** What the outside hands in (keys, repeated requests) and who looked at what (audit). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db, withId(db, db.schema.createTable('apiKeys')))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('prefix', 'text', (c) => c.notNull())
    .addColumn('keyHash', 'text', (c) => c.notNull().unique())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('createdById', 'text', (c) => c.references('users.id'))
    .addColumn('lastUsedAt', 'text')
    .addColumn('revokedAt', 'text')
    .execute();

  await strict(db, db.schema.createTable('idempotencyKeys'))
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('bodyHash', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('idempotencyKeysByAge')
    .on('idempotencyKeys')
    .column('createdAt')
    .execute();

  // Each row carries a hash over itself and the row before, so a changed or missing row shows.
  // Details are hashed apart: they can be erased without breaking the chain.
  await strict(db, withId(db, db.schema.createTable('auditEvents')))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('actorId', 'text', (c) => c.references('users.id'))
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('resource', 'text', (c) => c.notNull())
    .addColumn('recordId', 'text', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('detailsHash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('auditEventsByTime').on('auditEvents').column('at').execute();
  await db.schema
    .createIndex('auditEventsByRecord')
    .on('auditEvents')
    .columns(['resource', 'recordId', 'at'])
    .execute();
  await appendOnly(db, 'auditEvents');
}
