import type { Embed } from '../rest/resource.ts';

/** A location beside the record that points to it: its name, its clock, its phone. */
export function locationEmbed(field: string): Embed {
  return {
    field,
    load: async (db, _principal, ids) => {
      const locations = await db
        .selectFrom('locations')
        .select(['id', 'slug', 'name', 'timeZone', 'city', 'phone'])
        .where('id', 'in', ids.map(Number))
        .execute();
      return new Map(locations.map((location) => [location.id, location]));
    },
  };
}
