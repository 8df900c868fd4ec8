import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';

/**
 * Saved lists that look for this very person lose their search; the rest of them stays.
 * @param names texts by which the person can be told: address, number, both names together
 */
export async function forgetInViews(trx: Trx, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await trx
      .updateTable('views')
      .set({
        filter: sql<string>`json_remove(filter, '$.q', '$.email', '$.phone')`,
        version: sql<number>`version + 1`,
      })
      .where(sql<boolean>`instr(lower(filter), ${name.toLowerCase()}) > 0`)
      .execute();
  }
}
