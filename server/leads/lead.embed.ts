import { sql } from 'kysely';
import type { Embed } from '../rest/resource.ts';
import { ownLocations } from '../staff/principal.ts';

/** A lead beside the record that points to it: enough to name and find the person. */
export function leadEmbed(field: string): Embed {
  return {
    field,
    load: async (db, principal, ids) => {
      const scope = ownLocations(principal, 'leads.locationId');
      const leads = await db
        .selectFrom('leads')
        .select(['id', 'reference', 'firstName', 'lastName', 'phone', 'email'])
        .select(['language', 'status', 'closeReason', 'locationId', 'requestedAt', 'contactStop'])
        .where('id', 'in', ids.map(Number))
        .where(scope ?? sql<boolean>`1 = 1`)
        .execute();
      return new Map(leads.map((lead) => [lead.id, lead]));
    },
  };
}
