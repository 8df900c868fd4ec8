import { createHash } from 'node:crypto';
import type { Db, Trx } from '../db/database.ts';
import { auditRowsAfter, insertAuditEvent, lastAuditHash } from './audit.queries.ts';

export type AuditEntry = {
  readonly at: string;
  /** Null: nobody who is signed in, or the system. */
  readonly actorId: string | null;
  /** What was done: `signIn`, `create`, `view`… */
  readonly action: string;
  readonly resource: string;
  readonly recordId: string;
  /** What changed; may hold personal data, and is the part that can be erased. */
  readonly details?: Readonly<Record<string, unknown>>;
};

/**
 * Adds one event to the audit trail. Each row's hash covers the row before it, so a row that is
 * changed or taken out later shows in `verifyAuditChain`. Takes part in the transaction it is
 * given, or opens one.
 */
export async function recordAudit(db: Db | Trx, entry: AuditEntry): Promise<void> {
  if (db.isTransaction) {
    await appendTo(db, entry);
  } else {
    await db.transaction().execute((trx) => appendTo(trx, entry));
  }
}

async function appendTo(db: Db, { details = {}, ...entry }: AuditEntry): Promise<void> {
  const text = JSON.stringify(details);
  const row = { ...entry, details: text, detailsHash: sha256(text) };
  const hash = chainHash(await lastAuditHash(db), row);
  await insertAuditEvent(db, { ...row, hash });
}

type Chained = Omit<AuditEntry, 'details'> & { readonly detailsHash: string };

function chainHash(previous: string, row: Chained): string {
  const fields = [row.at, row.actorId, row.action, row.resource, row.recordId, row.detailsHash];
  return sha256(JSON.stringify([previous, ...fields]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const batch = 1000;
/** What `erase` leaves of details; their hash stays, so the chain still holds. */
export const erasedDetails = '{"erased":true}';

/** Walks the whole trail; the first event that doesn't fit, in words, or null. */
export async function verifyAuditChain(db: Db): Promise<string | null> {
  let previous = '';
  let afterId = 0;
  for (;;) {
    const rows = await auditRowsAfter(db, afterId, batch);
    for (const row of rows) {
      if (row.hash !== chainHash(previous, row)) {
        return `audit event ${row.id} or the one before it was changed or removed`;
      }
      if (row.details !== erasedDetails && sha256(row.details) !== row.detailsHash) {
        return `the details of audit event ${row.id} were changed`;
      }
      previous = row.hash;
      afterId = row.id;
    }
    if (rows.length < batch) {
      return null;
    }
  }
}
