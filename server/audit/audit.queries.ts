import type { Insertable, Selectable } from 'kysely';
import type { AuditEvent } from '../../shared/records.ts';
import type { Db } from '../db/database.ts';
import type { Resource } from '../rest/resource.ts';
import type { AuditEventTable } from './audit.table.ts';

type AuditRow = Selectable<AuditEventTable>;

/** Only admins get as far as this, and they see all of it. */
export const auditEvents: Resource<AuditRow, AuditEvent> = {
  name: 'auditEvents',
  singular: 'audit event',
  table: 'auditEvents',
  fields: {
    id: { type: 'integer' },
    at: { type: 'instant' },
    actorId: { type: 'text', nullable: true },
    action: { type: 'text' },
    resource: { type: 'text' },
    recordId: { type: 'text' },
    details: { type: 'json' },
  },
  defaultSort: ['id', 'DESC'],
  scope: () => null,
  toRecord: (row) => ({ ...row, details: JSON.parse(row.details) as Record<string, unknown> }),
};

/** The hash of the newest event; empty before the first. */
export async function lastAuditHash(db: Db): Promise<string> {
  const row = await db
    .selectFrom('auditEvents')
    .select('hash')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.hash ?? '';
}

export async function insertAuditEvent(db: Db, row: Insertable<AuditEventTable>): Promise<void> {
  await db.insertInto('auditEvents').values(row).execute();
}

/** Some events in the order they were written, for walking through all of them. */
export async function auditRowsAfter(db: Db, id: number, limit: number): Promise<AuditRow[]> {
  return db
    .selectFrom('auditEvents')
    .selectAll()
    .where('id', '>', id)
    .orderBy('id')
    .limit(limit)
    .execute();
}
