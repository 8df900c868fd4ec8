import { sql } from 'kysely';
import { HttpError } from '../http/errors.ts';
import type { Trx } from './database.ts';

/**
 * Work within a transaction that may be refused alone: then what it wrote is gone and the rest of
 * the transaction stands. Any other failure is for whoever opened the transaction to give up.
 * @returns the answer, or why it was refused
 */
export async function apart<Answer>(
  trx: Trx,
  work: () => Promise<Answer>,
): Promise<Answer | HttpError> {
  await sql`savepoint apart`.execute(trx);
  try {
    const answer = await work();
    await sql`release savepoint apart`.execute(trx);
    return answer;
  } catch (thrown) {
    if (!(thrown instanceof HttpError)) {
      throw thrown;
    }
    await sql`rollback to savepoint apart`.execute(trx);
    await sql`release savepoint apart`.execute(trx);
    return thrown;
  }
}
