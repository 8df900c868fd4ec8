import { randomUUID } from 'node:crypto';
import type { Db, Trx } from '../db/database.ts';

/** Sets the password of a user, whether there was one or not. */
export async function setPassword(
  trx: Trx,
  each: { userId: string; hash: string; at: string },
): Promise<void> {
  const changed = await trx
    .updateTable('accounts')
    .set({ password: each.hash, updatedAt: each.at })
    .where('userId', '=', each.userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) {
    await insertAccount(trx, each);
  }
}

async function insertAccount(
  trx: Trx,
  { userId, hash, at }: { userId: string; hash: string; at: string },
): Promise<void> {
  await trx
    .insertInto('accounts')
    .values({
      id: randomUUID(),
      userId,
      accountId: userId,
      providerId: 'credential',
      password: hash,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
}

/** The hash of a user's password; null where none was chosen yet. */
export async function passwordHashOf(db: Db, userId: string): Promise<string | null> {
  const account = await db
    .selectFrom('accounts')
    .select('password')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  return account?.password ?? null;
}

/** Ends every session of a user: the next request of each is refused. */
export async function deleteSessionsOf(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('sessions').where('userId', '=', userId).execute();
}

export async function deleteExpiredSessions(db: Db, at: string): Promise<void> {
  await db.deleteFrom('sessions').where('expiresAt', '<', at).execute();
}
