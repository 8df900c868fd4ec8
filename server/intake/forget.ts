import type { Trx } from '../db/database.ts';

/** The answers kept for repeated requests, with the hash of what was sent. */
export async function forgetInIntake(trx: Trx, references: readonly string[]): Promise<void> {
  const answers = references.map((reference) => JSON.stringify({ reference }));
  await trx.deleteFrom('idempotencyKeys').where('answer', 'in', answers).execute();
}
