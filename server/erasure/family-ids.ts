import type { Db } from '../db/database.ts';
import { familyOf } from '../leads/family.ts';

/** A lead and those merged into it. */
export async function familyIds(db: Db, leadId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('leads')
    .select('id')
    .where('id', 'in', familyOf(leadId))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
