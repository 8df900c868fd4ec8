import { randomUUID } from 'node:crypto';
import { locationInput } from '../../shared/location.ts';
import type { Location } from '../../shared/records.ts';
import type { Role, RoomPurpose } from '../../shared/vocabulary.ts';
import { nowIso } from '../../server/clock.ts';
import { findLocation } from '../../server/locations/location.queries.ts';
import { setPassword } from '../../server/staff/account.queries.ts';
import { insertUser, setUserLocations } from '../../server/staff/user.queries.ts';
import type { TestApp } from './app.ts';
import { type Browserless, createClient } from './client.ts';

export const password = 'correct horse battery';
/** Of that password, and quickly compared: what a real hash costs is nothing these tests ask. */
const hash =
  '$argon2id$v=19$m=8,t=1,p=1$b25seUZvclRlc3RzT25seQ$t9Mdi6IHhOhCLLo6qZLO7CRVAnVysAANEpsTpeeHF3c';

/** An open location with weekday hours 8:00 to 17:00 and one room for everything. */
export async function makeLocation(
  app: Pick<TestApp, 'db'>,
  fields: Record<string, unknown> = {},
  rooms: readonly RoomPurpose[] = ['any'],
): Promise<Location> {
  const input = locationInput.parse({
    slug: 'alamo-heights',
    name: 'Alamo Heights',
    timeZone: 'America/Chicago',
    street: '1 Main St',
    city: 'San Antonio',
    region: 'TX',
    postalCode: '78209',
    phone: '+12105550100',
    email: 'alamo@example.com',
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensAt: '08:00', closesAt: '17:00' })),
    ...fields,
  });
  const { id } = await app.db
    .insertInto('locations')
    .values({
      ...input,
      active: input.active ? 1 : 0,
      hours: JSON.stringify(input.hours),
      closures: JSON.stringify(input.closures),
      settings: JSON.stringify(input.settings),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [index, purpose] of rooms.entries()) {
    await app.db
      .insertInto('rooms')
      .values({ locationId: id, name: `Room ${index + 1}`, purpose })
      .execute();
  }
  const location = await findLocation(app.db, id);
  if (!location) {
    throw new Error('the location was not stored');
  }
  return location;
}

type Person = { role?: Role; name?: string; email?: string; locationIds?: readonly number[] };

export async function makeUser(
  app: TestApp,
  person: Person = {},
): Promise<{ id: string; email: string }> {
  const id = randomUUID();
  const { role = 'frontDesk', name = 'Marisol Ortega', email = `${id}@example.com` } = person;
  const at = nowIso(app.clock);
  await app.db.transaction().execute(async (trx) => {
    await insertUser(trx, { id, name, email, role, at });
    await setPassword(trx, { userId: id, hash, at });
    await setUserLocations(trx, id, person.locationIds ?? []);
  });
  return { id, email };
}

/** Signs in through the front door and keeps the cookie. */
export async function signIn(app: TestApp, email: string): Promise<Browserless> {
  const answer = await app.visitor.post('/api/auth/sign-in/email', { email, password });
  if (answer.status !== 200) {
    throw new Error(`sign-in answered ${answer.status}: ${answer.text}`);
  }
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return createClient(app.url, cookie);
}

/** A new member of staff, signed in. */
export async function makeStaff(
  app: TestApp,
  person: Person = {},
): Promise<Browserless & { readonly id: string }> {
  const { id, email } = await makeUser(app, person);
  return { ...(await signIn(app, email)), id };
}

/** The JSON of a request as a clinic's web site sends it. */
export function requestBody(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    location: 'alamo-heights',
    firstName: 'Dolores',
    lastName: 'Quintanilla',
    email: 'dolores.q@example.com',
    phone: '(210) 555-0142',
    contactConsent: true,
    ...fields,
  };
}
