import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { prepared, preparedInsert, preparedUpdate } from '../db/prepared.ts';
import type { EmailRow, EmailTable } from './mail.table.ts';

const insert = preparedInsert((db, email: Insertable<EmailTable>) =>
  db.insertInto('emails').values(email).returning('id'),
);

export async function insertEmail(trx: Trx, email: Insertable<EmailTable>): Promise<number> {
  const [row] = await insert(trx, email);
  if (!row) {
    throw new Error('the mail was not stored');
  }
  return row.id;
}

export async function findEmail(db: Db, id: number): Promise<EmailRow | undefined> {
  return db.selectFrom('emails').selectAll().where('id', '=', id).executeTakeFirst();
}

const leadById = prepared((db, id: number) =>
  db.selectFrom('emails').select('leadId').where('id', '=', id),
);

/** To whose lead a mail belongs now. */
export async function leadOfEmail(db: Db, id: number): Promise<number | null> {
  return (await leadById(db, id))[0]?.leadId ?? null;
}

/** What has not gone out yet to a lead, oldest first. */
export async function waitingMails(db: Db, leadId: number): Promise<EmailRow[]> {
  return db
    .selectFrom('emails')
    .selectAll()
    .where('leadId', '=', leadId)
    .where('status', 'in', ['queued', 'sending'])
    .orderBy('id')
    .execute();
}

const update = preparedUpdate((db, id, changes: Partial<Omit<EmailRow, 'id'>>) =>
  db.updateTable('emails').set(changes).where('id', '=', id),
);

export async function updateEmail(
  trx: Trx,
  id: number,
  changes: Partial<Omit<EmailRow, 'id'>>,
): Promise<void> {
  await update(trx, id, changes);
}

const claim = prepared((db, claimedAt: string, now: string, limit: number) =>
  db
    .updateTable('emails')
    .set({ status: sql.lit('sending'), claimedAt, attempts: sql<number>`attempts + 1` })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('emails')
        .select('id')
        .where('status', '=', sql.lit('queued'))
        .where('nextAttemptAt', '<=', now)
        .orderBy('nextAttemptAt')
        .orderBy('id')
        .limit(limit),
    )
    .returningAll(),
);

/** Marks the mails that are due as being sent, the longest waiting first. */
export async function claimDue(trx: Trx, now: string, limit: number): Promise<EmailRow[]> {
  return claim(trx, now, now, limit);
}

/** Holds one mail back, if it still waits. @returns whether it did */
export async function suppressWaiting(trx: Trx, id: number, error: string): Promise<boolean> {
  const held = await trx
    .updateTable('emails')
    .set({ status: 'suppressed', error, nextAttemptAt: null })
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .returning('id')
    .execute();
  return held.length > 0;
}

/** Mails whose sending was cut by the end of the process wait again. */
export async function requeueInterrupted(db: Db, now: string): Promise<void> {
  await db
    .updateTable('emails')
    .set({ status: 'queued', nextAttemptAt: now, claimedAt: null })
    .where('status', '=', 'sending')
    .execute();
}
