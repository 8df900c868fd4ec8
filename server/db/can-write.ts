import { randomUUID } from 'node:crypto';
import type { Db } from './database.ts';

/** As much as a long request with its mail needs. */
const value = 'x'.repeat(20_000);

/**
 * Writes a row and takes it out again, down to the disk: only that shows a full one.
 * @param at ISO instant
 * @throws what any other write would throw now
 */
export async function requireWritable(db: Db, at: string): Promise<void> {
  const id = randomUUID();
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('verifications')
      .values({ id, identifier: 'probe', value, expiresAt: at, createdAt: at, updatedAt: at })
      .execute();
    await trx.deleteFrom('verifications').where('id', '=', id).execute();
  });
}
