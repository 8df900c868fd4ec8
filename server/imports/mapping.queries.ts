import type { ImportColumn, ImportPlan } from '../../shared/import.ts';
import type { Db } from '../db/database.ts';

const keyOf = (columns: readonly ImportColumn[]) =>
  JSON.stringify(columns.map(({ heading }) => heading));

/** What was chosen last time for a file with these headings at this location, or null. */
export async function rememberedPlan(
  db: Db,
  locationId: number,
  columns: readonly ImportColumn[],
): Promise<ImportPlan | null> {
  const row = await db
    .selectFrom('importMappings')
    .select('plan')
    .where('locationId', '=', locationId)
    .where('headings', '=', keyOf(columns))
    .executeTakeFirst();
  return row ? (JSON.parse(row.plan) as ImportPlan) : null;
}

export async function rememberPlan(
  db: Db,
  locationId: number,
  columns: readonly ImportColumn[],
  plan: ImportPlan,
  savedAt: string,
): Promise<void> {
  const kept = { plan: JSON.stringify(plan), savedAt };
  await db
    .insertInto('importMappings')
    .values({ locationId, headings: keyOf(columns), ...kept })
    .onConflict((conflict) => conflict.columns(['locationId', 'headings']).doUpdateSet(kept))
    .execute();
}
