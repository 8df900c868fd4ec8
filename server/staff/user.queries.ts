import type { User } from '../../shared/records.ts';
import type { Role } from '../../shared/vocabulary.ts';
import type { Db, Trx } from '../db/database.ts';
import { idsOfLocations, toUser } from './user.resource.ts';

export async function findUser(db: Db, id: string): Promise<User | undefined> {
  const row = await userLines(db).where('users.id', '=', id).executeTakeFirst();
  return row && toUser(row);
}

/** E-mail addresses are kept in small letters. */
export async function findUserByEmail(db: Db, email: string): Promise<User | undefined> {
  const row = await userLines(db).where('users.email', '=', email.toLowerCase()).executeTakeFirst();
  return row && toUser(row);
}

function userLines(db: Db) {
  return db
    .selectFrom('users')
    .select(['id', 'email', 'name', 'role', 'active', 'version', 'languages'])
    .select(idsOfLocations.$castTo<string | null>().as('locationIds'));
}

export async function findActiveUser(
  db: Db,
  id: string,
): Promise<{ id: string; email: string } | undefined> {
  return db
    .selectFrom('users')
    .select(['id', 'email'])
    .where('id', '=', id)
    .where('active', '=', 1)
    .executeTakeFirst();
}

/** The ids of all accounts, of those that are closed too. */
export async function userIds(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('users').select('id').execute();
  return new Set(rows.map(({ id }) => id));
}

/** What people are called whose work a history tells of. */
export async function userNames(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('users').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function thereIsAUser(db: Db): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function otherActiveAdmins(db: Db, id: string): Promise<number> {
  const { n } = await db
    .selectFrom('users')
    .select((eb) => eb.fn.countAll<number | string>().as('n'))
    .where('role', '=', 'admin')
    .where('active', '=', 1)
    .where('id', '!=', id)
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function insertUser(
  trx: Trx,
  user: { id: string; name: string; email: string; role: Role; at: string } & Partial<
    Pick<User, 'active' | 'languages'>
  >,
): Promise<void> {
  const { at, active = true, languages = ['en'], ...columns } = user;
  await trx
    .insertInto('users')
    .values({
      ...columns,
      active: active ? 1 : 0,
      languages: JSON.stringify(languages),
      image: null,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
}

/** Writes what may change of an account and counts its version up. */
export async function updateUser(trx: Trx, user: User, at: string): Promise<void> {
  await trx
    .updateTable('users')
    .set((eb) => ({
      name: user.name,
      role: user.role,
      active: user.active ? 1 : 0,
      languages: JSON.stringify(user.languages),
      updatedAt: at,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', user.id)
    .execute();
}

export async function setUserLocations(
  trx: Trx,
  userId: string,
  locationIds: readonly number[],
): Promise<void> {
  await trx.deleteFrom('userLocations').where('userId', '=', userId).execute();
  if (locationIds.length > 0) {
    const rows = locationIds.map((locationId) => ({ userId, locationId }));
    await trx.insertInto('userLocations').values(rows).execute();
  }
}

/** Those of the ids that are no location. */
export async function unknownLocations(db: Db, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) {
    return [];
  }
  const rows = await db.selectFrom('locations').select('id').where('id', 'in', ids).execute();
  const known = new Set(rows.map((row) => row.id));
  return ids.filter((id) => !known.has(id));
}
