import { type Kysely, sql } from 'kysely';
import { isSqlite, widenSet } from './portable.ts';

const activityTypes = [
  'requested',
  'requestedAgain',
  'statusChanged',
  'statusCorrected',
  'assigned',
  'note',
  'call',
  'emailQueued',
  'emailSent',
  'emailFailed',
  'bookingOpened',
  'appointmentBooked',
  'appointmentMoved',
  'appointmentCancelled',
  'appointmentCompleted',
  'appointmentNoShow',
  'merged',
  'split',
  'transferred',
  'consentGiven',
  'consentWithdrawn',
  'revealed',
  'undone',
  'imported',
  'planned',
  'postponed',
  'skipped',
  'contactStopped',
  'contactResumed',
  'taskDone',
  'tasksGiven',
  'linked',
  'unlinked',
  'ruledOut',
  'transferOffered',
  'transferDeclined',
  'transferWithdrawn',
  'erased',
];

/**
 * One person, one lead: what can happen to leads of the same person, and the one door through which
 * personal data go again. History, consent and audit rows stay as they are, except while their lead
 * stands in `erasing`, which holds rows within the transaction of an erasure only.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!isSqlite(db)) {
    throw new Error('the guards of an erasure are written for SQLite so far');
  }
  await widenSet(db, 'activities', 'type', activityTypes);
  await sql`
    create index "leadsByMergedInto" on leads ("mergedIntoId")
    where "mergedIntoId" is not null`.execute(db);
  await sql`create table erasing ("leadId" integer primary key) strict`.execute(db);
  await guard(db, 'activities', ['id', 'leadId', 'at', 'actorId', 'type'], ofLead);
  await guard(
    db,
    'consents',
    ['id', 'leadId', 'at', 'channel', 'action', 'wordingVersion', 'wording', 'language', 'means'],
    ofLead,
  );
  await guard(
    db,
    'auditEvents',
    ['id', 'at', 'actorId', 'action', 'resource', 'recordId', 'detailsHash', 'hash'],
    'exists (select 1 from erasing)',
    // That something happened is never gone: only its details are.
    'false',
  );
}

const ofLead = 'exists (select 1 from erasing where erasing."leadId" = old."leadId")';

/** Only what isn't `kept` may change, and only while `erased` holds; rows go while `removed` does. */
async function guard(
  db: Kysely<unknown>,
  table: string,
  kept: readonly string[],
  erased: string,
  removed = erased,
): Promise<void> {
  const same = kept.map((column) => `old."${column}" is new."${column}"`).join(' and ');
  const abort = `begin select raise(abort, '${table} is append-only'); end`;
  for (const [action, allowed] of [
    ['update', `${erased} and ${same}`],
    ['delete', removed],
  ] as const) {
    const name = `${table}_no_${action}`;
    await sql`drop trigger ${sql.id(name)}`.execute(db);
    await sql
      .raw(`create trigger "${name}" before ${action} on "${table}" when not (${allowed}) ${abort}`)
      .execute(db);
  }
}
