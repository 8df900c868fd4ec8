import type { Embed } from '../rest/resource.ts';

/** A member of staff beside the record that points to them. */
export function userEmbed(field: string): Embed {
  return {
    field,
    load: async (db, _principal, ids) => {
      const users = await db
        .selectFrom('users')
        .select(['id', 'name', 'role'])
        .where('id', 'in', ids.map(String))
        .execute();
      return new Map(users.map((user) => [user.id, user]));
    },
  };
}
