import type { Kysely } from 'kysely';
import { isBit, isOneOf, strict } from './portable.ts';

/** Staff accounts. The columns of the first four tables are those better-auth writes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db, db.schema.createTable('users'))
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .addColumn('emailVerified', 'integer', (c) =>
      c.notNull().defaultTo(0).check(isBit('emailVerified')),
    )
    .addColumn('image', 'text')
    .addColumn('role', 'text', (c) =>
      c.notNull().check(isOneOf('role', ['frontDesk', 'manager', 'admin'])),
    )
    .addColumn('active', 'integer', (c) => c.notNull().defaultTo(1).check(isBit('active')))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .execute();

  await strict(db, db.schema.createTable('sessions'))
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('userId', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('token', 'text', (c) => c.notNull().unique())
    .addColumn('expiresAt', 'text', (c) => c.notNull())
    .addColumn('ipAddress', 'text')
    .addColumn('userAgent', 'text')
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .addColumn('lastActiveAt', 'text')
    .execute();
  await db.schema.createIndex('sessionsByUser').on('sessions').column('userId').execute();

  await strict(db, db.schema.createTable('accounts'))
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('userId', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('accountId', 'text', (c) => c.notNull())
    .addColumn('providerId', 'text', (c) => c.notNull())
    .addColumn('accessToken', 'text')
    .addColumn('refreshToken', 'text')
    .addColumn('idToken', 'text')
    .addColumn('accessTokenExpiresAt', 'text')
    .addColumn('refreshTokenExpiresAt', 'text')
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('accountsByUser').on('accounts').column('userId').execute();

  await strict(db, db.schema.createTable('verifications'))
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('identifier', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('expiresAt', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('verificationsByIdentifier')
    .on('verifications')
    .column('identifier')
    .execute();
}
