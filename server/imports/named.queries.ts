import type { Db } from '../db/database.ts';

/** All colleagues, also those who left and still stand under what they wrote; a row for each location. */
export async function colleagueRows(db: Db) {
  return db
    .selectFrom('users')
    .leftJoin('userLocations', 'userLocations.userId', 'users.id')
    .select(['users.id', 'users.email', 'users.name', 'users.role', 'users.active'])
    .select('userLocations.locationId')
    .orderBy('users.id')
    .execute();
}

/** Where somebody may bring leads in: their locations, or all. */
export async function locationsOf(db: Db, userId: string | null): Promise<number[] | 'all'> {
  if (userId === null) {
    return 'all';
  }
  const rows = await db
    .selectFrom('users')
    .leftJoin('userLocations', 'userLocations.userId', 'users.id')
    .select(['users.role', 'userLocations.locationId'])
    .where('users.id', '=', userId)
    .execute();
  const places = rows.map(({ locationId }) => locationId).filter((id) => id !== null);
  return rows[0]?.role === 'admin' ? 'all' : places;
}
