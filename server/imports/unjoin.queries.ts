import type { Db } from '../db/database.ts';
import type { FileRow } from './import.table.ts';

/** What an import added to the history of a lead and can be taken back; a "no" is none of it. */
export async function joinedActivityIds(
  db: Db,
  { leadId, firstActivityId, lastActivityId }: FileRow,
): Promise<number[]> {
  const rows = await db
    .selectFrom('activities')
    .select('id')
    .where('leadId', '=', leadId ?? 0)
    .where('id', '>=', firstActivityId ?? 0)
    .where('id', '<=', lastActivityId ?? 0)
    .where('type', 'in', ['call', 'note', 'imported'])
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
