import type { Db } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import { leadsReachedBy, type Reach, standingFor } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';

const byReference = prepared((db, reference: string) =>
  db.selectFrom('leads').selectAll().where('reference', '=', reference),
);

/**
 * Everybody at any location who has this mail address, phone number or reference; of who was merged
 * the lead that stands too.
 */
export async function leadsLike(
  db: Db,
  { reference, ...reach }: Reach & { readonly reference: string | null },
): Promise<LeadRow[]> {
  const found = await leadsReachedBy(db, reach);
  const named = reference === null ? [] : await byReference(db, reference);
  const all = new Map([...found, ...named].map((lead) => [lead.id, lead]));
  for (const lead of [...all.values()].filter(({ mergedIntoId }) => mergedIntoId !== null)) {
    const standing = await standingFor(db, lead);
    all.set(standing.id, standing);
  }
  return [...all.values()];
}
