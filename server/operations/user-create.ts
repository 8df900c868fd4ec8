import { text } from 'node:stream/consumers';
import { nowIso } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { fieldErrors } from '../http/errors.ts';
import { findLocationBySlug } from '../locations/location.queries.ts';
import { setPassword } from '../staff/account.queries.ts';
import { passwordLink } from '../staff/password-link.ts';
import { hashPassword } from '../staff/password.ts';
import { newPassword } from '../staff/setup.ts';
import { type NewUser, addUser, newUser } from '../staff/user.service.ts';
import { type Command, type Given, OperationError, UsageError, print } from './command.ts';
import { withDatabase } from './with-database.ts';

export const userCreate: Command = {
  usage:
    'user:create --email ADDRESS --name NAME --role ROLE [--locations SLUG,SLUG] [--password-stdin]',
  summary: 'Makes a staff account and prints a link with which to choose its password.',
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    locations: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
  help: [
    '--email ADDRESS      with which to sign in',
    '--name NAME          as colleagues see it',
    '--role ROLE          frontDesk, manager or admin',
    '--locations SLUGS    where the person works, with commas between; needed unless admin',
    '--password-stdin     read the password from standard input instead of printing a link',
  ],
  positionals: 0,
  run,
};

async function run(given: Given, config: Config): Promise<void> {
  const slugs = (given.option('locations') ?? '').split(',').filter((slug) => slug !== '');
  const person = readPerson(given);
  if (slugs.length === 0 && person.role !== 'admin') {
    throw new UsageError('--locations is missing: only an admin needs none');
  }
  const hash = given.flag('password-stdin') ? await readPassword() : null;
  const link = await withDatabase(config, (workshop) =>
    workshop.db.transaction().execute(async (trx) => {
      const user = { ...person, locationIds: await locationIds(trx, slugs) };
      return make(workshop, trx, user, hash);
    }),
  );
  print(`${person.name} (${person.role}) has an account now.`);
  if (link !== null) {
    print('Link to choose a password, good for 7 days:');
    print(link);
  }
}

async function make(
  workshop: Pick<Context, 'clock' | 'publicUrl'>,
  trx: Trx,
  input: NewUser,
  hash: string | null,
): Promise<string | null> {
  const user = await addUser(workshop, trx, input, null);
  if (hash === null) {
    return passwordLink(workshop, trx, user.id, 'invitation');
  }
  await setPassword(trx, { userId: user.id, hash, at: nowIso(workshop.clock) });
  return null;
}

function readPerson(given: Given): NewUser {
  const [email, name, role] = ['email', 'name', 'role'].map(given.required);
  const parsed = newUser.safeParse({ email, name, role, locationIds: [] });
  if (!parsed.success) {
    const [field, message] = Object.entries(fieldErrors(parsed.error))[0] ?? [];
    throw new UsageError(`--${field}: ${message}`);
  }
  return parsed.data;
}

async function locationIds(trx: Trx, slugs: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const slug of slugs) {
    const location = await findLocationBySlug(trx, slug);
    if (!location) {
      throw new OperationError(`there is no location “${slug}”`);
    }
    ids.push(location.id);
  }
  return ids;
}

async function readPassword(): Promise<string> {
  const [line = ''] = (await text(process.stdin)).split(/\r?\n/);
  const parsed = newPassword.safeParse(line);
  if (!parsed.success) {
    throw new OperationError(`the password can’t be used: ${parsed.error.issues[0]?.message}`);
  }
  return hashPassword(parsed.data);
}
