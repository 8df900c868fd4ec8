import { type RawBuilder, sql } from 'kysely';

/**
 * A lead and the leads merged into it: their histories and consents are one. For `in`, in a query
 * over a `leadId`.
 */
export function familyOf(leadId: number): RawBuilder<number> {
  return sql<number>`(select family.id from leads as own
    join leads as family on family.id = own.id or family."mergedIntoId" = own.id
    where own.id = ${leadId})`;
}
