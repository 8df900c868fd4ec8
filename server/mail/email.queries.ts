import { sql } from 'kysely';
import type { Insertable, Updateable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { preparedInsert } from '../db/prepared.ts';
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

export async function updateEmail(
  trx: Trx,
  id: number,
  changes: Updateable<EmailTable>,
): Promise<void> {
  await trx.updateTable('emails').set(changes).where('id', '=', id).execute();
}

/** Marks the mails that are due as being sent, the longest waiting first. */
export async function claimDue(trx: Trx, now: string, limit: number): Promise<EmailRow[]> {
  const due = trx
    .selectFrom('emails')
    .select('id')
    .where('status', '=', 'queued')
    .where('nextAttemptAt', '<=', now)
    .orderBy('nextAttemptAt')
    .orderBy('id')
    .limit(limit);
  return trx
    .updateTable('emails')
    .set({ status: 'sending', claimedAt: now, attempts: sql<number>`attempts + 1` })
    .where('id', 'in', due)
    .returningAll()
    .execute();
}

/** Mails whose sending was cut by the end of the process wait again. */
export async function requeueInterrupted(db: Db, now: string): Promise<void> {
  await db
    .updateTable('emails')
    .set({ status: 'queued', nextAttemptAt: now, claimedAt: null })
    .where('status', '=', 'sending')
    .execute();
}
