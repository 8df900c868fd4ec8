import type { Embed } from '../rest/resource.ts';

/** A room beside the record that points to it. */
export function roomEmbed(field: string): Embed {
  return {
    field,
    load: async (db, _principal, ids) => {
      const rooms = await db
        .selectFrom('rooms')
        .select(['id', 'locationId', 'name', 'purpose'])
        .where('id', 'in', ids.map(Number))
        .execute();
      return new Map(rooms.map((room) => [room.id, room]));
    },
  };
}
