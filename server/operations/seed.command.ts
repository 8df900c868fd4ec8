import type { Config } from '../config.ts';
import type { Trx } from '../db/database.ts';
import { activeLocations } from '../locations/location.queries.ts';
import { roomsOf } from '../locations/room.queries.ts';
import { type Command, type Given, OperationError, print, UsageError } from './command.ts';
import type { ClinicStaff } from './seed/clinic.ts';
import { insertClinics } from './seed/demo.ts';
import { seedLeads } from './seed/leads.ts';
import { shortMail, wholeMail } from './seed/render.ts';
import { withDatabase } from './with-database.ts';

/** From here on mails are kept to a line, so that the file stays small. */
const many = 10_000;
const most = 1_000_000;
/** Open minutes until the first call, where nothing else is known of a clinic. */
const usualPace = 25;

export const seed: Command = {
  usage: 'seed --leads N [--seed S]',
  summary: 'Adds made-up leads of the past year, to try things out. Never on real data.',
  options: { leads: { type: 'string' }, seed: { type: 'string' } },
  help: [
    '--leads N   how many',
    '--seed S    a whole number; the same one gives the same leads (default 1)',
    'Where there are no locations yet, three made-up ones are added too.',
  ],
  positionals: 0,
  run,
};

async function run(given: Given, config: Config): Promise<void> {
  const count = wholeNumber('leads', given.required('leads'), most);
  const number = wholeNumber('seed', given.option('seed') ?? '1', 2 ** 31 - 1);
  await withDatabase(config, ({ db, clock, publicUrl }) =>
    db.transaction().execute(async (trx) => {
      await refuseRealPeople(trx);
      return seedLeads(trx, {
        count,
        seed: number,
        now: clock.now(),
        clinics: await presentClinics(trx),
        render: count > many ? shortMail : wholeMail,
        publicUrl,
      });
    }),
  );
  print(`Added ${count} made-up leads.`);
}

/** Everybody made up has an address of a domain that nobody owns. */
async function refuseRealPeople(trx: Trx): Promise<void> {
  const real = await trx
    .selectFrom('leads')
    .select('id')
    .where((eb) => eb.or([eb('email', 'is', null), eb('email', 'not like', '%@example.com')]))
    .limit(1)
    .executeTakeFirst();
  if (real) {
    throw new OperationError(
      'there are leads of real people in this database; made-up ones are never put beside them',
    );
  }
}

function wholeNumber(name: string, text: string, max: number): number {
  if (!/^\d{1,10}$/.test(text) || Number(text) > max) {
    throw new UsageError(`--${name} must be a whole number up to ${max}`);
  }
  return Number(text);
}

async function presentClinics(trx: Trx): Promise<ClinicStaff[]> {
  const locations = await activeLocations(trx);
  if (locations.length === 0) {
    const made = await insertClinics(trx);
    return made.map((clinic) => ({ ...clinic, desk: [] }));
  }
  const clinics: ClinicStaff[] = [];
  for (const location of locations) {
    const rooms = (await roomsOf(trx, location.id)).filter(({ active }) => active);
    const desk = await deskOf(trx, location.id);
    clinics.push({ location, rooms, desk, pace: usualPace });
  }
  return clinics;
}

/** Who works at a location and could have made the calls. */
async function deskOf(trx: Trx, locationId: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('userLocations')
    .innerJoin('users', 'users.id', 'userLocations.userId')
    .select('users.id')
    .where('userLocations.locationId', '=', locationId)
    .where('users.active', '=', 1)
    .orderBy('users.email')
    .execute();
  return rows.map(({ id }) => id);
}
