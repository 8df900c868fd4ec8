import { locationSettings } from '../../../shared/location.ts';
import type { Role } from '../../../shared/vocabulary.ts';
import { toIso } from '../../clock.ts';
import type { Db, Trx } from '../../db/database.ts';
import { insertLocation } from '../../locations/location.queries.ts';
import { toRoom } from '../../locations/room.queries.ts';
import type { ClinicStaff } from './clinic.ts';
import {
  type DemoClinic,
  demoClinics,
  demoUsers,
  type DemoUser,
  groupName,
} from './demo-clinics.ts';
import { insertTransfers } from './handed-over.ts';
import { seedLeads } from './leads.ts';
import { wholeMail } from './render.ts';
import type { RenderMail } from './tale.ts';
import { insertViews } from './views.ts';

/** For the demo's own database only; a real installation has no password that we know. */
export const demoPassword = 'quiet-river-lantern';

export type DemoLogin = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Where the person works, in words. */
  readonly places: string;
};

export type SeedDemo = {
  readonly now: Temporal.Instant;
  readonly hashPassword: (password: string) => Promise<string>;
  readonly publicUrl: string;
  readonly leads?: number;
  /** How many clinics; without: the demo's own, with more those once more under other names. */
  readonly clinics?: number;
  readonly seed?: number;
  readonly render?: RenderMail;
};

/** Who can sign in to the demo, all with `demoPassword`. */
export const demoLogins: readonly DemoLogin[] = demoUsers.map((user) => ({
  name: user.name,
  email: mailOf(user),
  role: user.role,
  places: placesOf(user),
}));

/** Fills an empty database with a clinic group that has been at work for a year. */
export async function seedDemo(db: Db, options: SeedDemo): Promise<void> {
  const { now, publicUrl, leads = 2000, seed = 1, render = wholeMail } = options;
  const count = options.clinics ?? demoClinics.length;
  const passwordHash = await options.hashPassword(demoPassword);
  const at = toIso(now.subtract({ hours: 24 * 400 }));
  await db.transaction().execute(async (trx) => {
    const clinics = await insertClinics(trx, count);
    await insertUsers(trx, clinics, at);
    await insertPasswords(trx, passwordHash, at);
    await insertViews(trx);
    await seedLeads(trx, { count: leads, seed, now, clinics, render, publicUrl });
    await insertTransfers(trx, clinics, now);
  });
}

/** The clinics with their rooms, for seeding where there are none yet. */
export async function insertClinics(trx: Trx, count = demoClinics.length): Promise<ClinicStaff[]> {
  const clinics: ClinicStaff[] = [];
  for (let place = 0; place < count; place++) {
    const clinic = demoClinics[place % demoClinics.length];
    if (clinic) {
      const again = Math.floor(place / demoClinics.length);
      clinics.push(await insertClinic(trx, namedApart(clinic, again), clinic.location.slug));
    }
  }
  return clinics;
}

/** The same clinic once more, under a name of its own. */
function namedApart(clinic: DemoClinic, again: number): DemoClinic {
  if (again === 0) {
    return clinic;
  }
  const { slug, name } = clinic.location;
  const location = {
    ...clinic.location,
    slug: `${slug}-${again + 1}`,
    name: `${name} ${again + 1}`,
  };
  return { ...clinic, location };
}

/** @param deskOf slug of the clinic whose front desk works here */
async function insertClinic(
  trx: Trx,
  { location, rooms, pace }: DemoClinic,
  deskOf: string,
): Promise<ClinicStaff> {
  const inserted = await insertLocation(trx, {
    ...location,
    region: 'TX',
    email: `${location.slug}@example.com`,
    active: true,
    settings: locationSettings.parse({
      clinicName: groupName,
      mailFrom: `${location.slug}@example.com`,
    }),
  });
  const rows = await trx
    .insertInto('rooms')
    .values(rooms.map(([name, purpose]) => ({ locationId: inserted.id, name, purpose })))
    .returningAll()
    .execute();
  const desk = demoUsers
    .filter(({ role, locations }) => role === 'frontDesk' && locations.includes(deskOf))
    .map(({ id }) => id);
  return { location: inserted, rooms: rows.map(toRoom), desk, pace };
}

const speakSpanish = new Set([
  'demo-valdez',
  'demo-armendariz',
  'demo-ortega',
  'demo-castillo',
  'demo-nunez',
]);

async function insertUsers(trx: Trx, clinics: readonly ClinicStaff[], at: string): Promise<void> {
  await trx
    .insertInto('users')
    .values(
      demoUsers.map((user) => ({
        id: user.id,
        name: user.name,
        email: mailOf(user),
        emailVerified: 1 as const,
        image: null,
        role: user.role,
        languages: JSON.stringify(speakSpanish.has(user.id) ? ['en', 'es'] : ['en']),
        createdAt: at,
        updatedAt: at,
      })),
    )
    .execute();
  const memberships = demoUsers.flatMap(({ id, locations }) =>
    clinics
      .filter(({ location }) => locations.includes(location.slug))
      .map(({ location }) => ({ userId: id, locationId: location.id })),
  );
  await trx.insertInto('userLocations').values(memberships).execute();
}

async function insertPasswords(trx: Trx, password: string, at: string): Promise<void> {
  await trx
    .insertInto('accounts')
    .values(
      demoUsers.map(({ id }) => ({
        id: `${id}-password`,
        userId: id,
        accountId: id,
        providerId: 'credential',
        password,
        createdAt: at,
        updatedAt: at,
      })),
    )
    .execute();
}

function mailOf({ name }: DemoUser): string {
  const first = name.split(' ')[0] ?? name;
  return `${first
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase()}@example.com`;
}

function placesOf({ role, locations }: DemoUser): string {
  const names = demoClinics
    .filter(({ location }) => locations.includes(location.slug))
    .map(({ location }) => location.name);
  return role === 'admin' ? 'all locations' : names.join(' and ');
}
