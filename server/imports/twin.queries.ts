import type { Db } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import { leadsReachedBy, type Reach } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';

const byReference = prepared((db, reference: string) =>
  db.selectFrom('leads').selectAll().where('reference', '=', reference),
);

/** Everybody at any location who has this mail address, phone number or reference. */
export async function leadsLike(
  db: Db,
  { reference, ...reach }: Reach & { readonly reference: string | null },
): Promise<LeadRow[]> {
  const found = await leadsReachedBy(db, reach);
  return reference === null ? found : [...found, ...(await byReference(db, reference))];
}
