import type { Role } from '../../../shared/vocabulary.ts';
import type { Db, Trx } from '../../db/database.ts';

/** A manager or admin who gets the monthly mail. */
export type Reader = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The locations they belong to, in the order of their ids. */
  readonly locationIds: readonly number[];
};

/**
 * Who gets the mail: active managers with a location, unless they said no; active admins who belong
 * to a location or said yes.
 */
export async function monthlyReaders(db: Db): Promise<Reader[]> {
  const places = await placesOfStaff(db);
  const people = await candidates(db).execute();
  return people
    .map(({ monthlyMail, ...same }) => {
      const reader: Reader = { ...same, locationIds: places.get(same.id) ?? [] };
      return { reader, monthlyMail };
    })
    .filter(({ reader, monthlyMail }) => isOn(reader, monthlyMail))
    .filter(({ reader }) => reader.role === 'admin' || reader.locationIds.length > 0)
    .map(({ reader }) => reader);
}

function candidates(db: Db) {
  return db
    .selectFrom('users')
    .select(['id', 'name', 'email', 'role', 'monthlyMail'])
    .where('active', '=', 1)
    .where('role', 'in', ['manager', 'admin'])
    .orderBy('id');
}

async function placesOfStaff(db: Db): Promise<Map<string, number[]>> {
  const rows = await db
    .selectFrom('userLocations')
    .select(['userId', 'locationId'])
    .orderBy('locationId')
    .execute();
  const places = new Map<string, number[]>();
  for (const { userId, locationId } of rows) {
    places.set(userId, [...(places.get(userId) ?? []), locationId]);
  }
  return places;
}

/** What they said; who has said nothing gets it where it is about their own locations. */
function isOn(
  { role, locationIds }: Pick<Reader, 'role' | 'locationIds'>,
  said: 0 | 1 | null,
): boolean {
  return said === null ? role === 'manager' || locationIds.length > 0 : said === 1;
}

/** Whether the mail is switched on for somebody. */
export async function wantsMonthlyMail(db: Db, userId: string): Promise<boolean> {
  const user = await db
    .selectFrom('users')
    .select(['role', 'monthlyMail'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  const locationIds = (await placesOfStaff(db)).get(userId) ?? [];
  return isOn({ role: user.role, locationIds }, user.monthlyMail);
}

/** Why a mail that was written may no longer go out, in words for staff; null: it may. */
export async function whyNoMonthlyMail(db: Db, to: string): Promise<string | null> {
  const readers = await monthlyReaders(db);
  return readers.some(({ email }) => email === to)
    ? null
    : 'This person no longer gets the monthly mail.';
}

export async function setMonthlyMail(trx: Trx, userId: string, on: boolean): Promise<void> {
  await trx
    .updateTable('users')
    .set({ monthlyMail: on ? 1 : 0 })
    .where('id', '=', userId)
    .execute();
}

export async function wasQueued(db: Db, userId: string, month: string): Promise<boolean> {
  const row = await db
    .selectFrom('monthlyMails')
    .select('month')
    .where('userId', '=', userId)
    .where('month', '=', month)
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that a month's mail is in the outbox. @returns false: it was there already */
export async function noteQueued(
  trx: Trx,
  userId: string,
  month: string,
  queuedAt: string,
): Promise<boolean> {
  const noted = await trx
    .insertInto('monthlyMails')
    .values({ userId, month, queuedAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('month')
    .execute();
  return noted.length > 0;
}
