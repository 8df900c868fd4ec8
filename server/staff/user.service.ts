import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { User } from '../../shared/records.ts';
import { languages, roles } from '../../shared/vocabulary.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db, Trx } from '../db/database.ts';
import { invalid, notFound } from '../http/errors.ts';
import { planChanges } from '../rest/write.ts';
import { deleteSessionsOf } from './account.queries.ts';
import { withdrawCodes } from './one-time-code.ts';
import type { Principal } from './principal.ts';
import {
  findUser,
  findUserByEmail,
  insertUser,
  otherActiveAdmins,
  setUserLocations,
  unknownLocations,
  updateUser,
} from './user.queries.ts';

export const personName = z.string().trim().min(1, 'Please fill this in.').max(120);
export const staffEmail = z
  .email('Write a mail address, like name@example.com.')
  .max(254)
  .toLowerCase();

const writable = z.object({
  name: personName,
  role: z.enum(roles, 'Choose front desk, manager or admin.'),
  locationIds: z.array(z.int()).max(500).transform(unique),
  languages: z
    .array(z.enum(languages))
    .min(1, 'Choose at least one language.')
    .transform((spoken) => languages.filter((each) => spoken.includes(each))),
  active: z.boolean(),
});

export const newUser = writable
  .pick({ name: true, role: true, locationIds: true })
  .extend({
    email: staffEmail,
    languages: writable.shape.languages.default(['en']),
    active: z.boolean().default(true),
  })
  .strict();
export type NewUser = z.output<typeof newUser>;

function unique(ids: number[]): number[] {
  return [...new Set(ids)].toSorted((a, b) => a - b);
}

/**
 * Makes an account without a password; whoever calls hands out the link to set one.
 * @throws HttpError 422 where the address is taken or a location doesn't exist
 */
export async function addUser(
  { clock }: Pick<Context, 'clock'>,
  trx: Trx,
  input: NewUser,
  actorId: string | null,
): Promise<User> {
  if (await findUserByEmail(trx, input.email)) {
    throw invalid({ email: 'There is an account with this address already.' });
  }
  await requireLocations(trx, input.locationIds);
  const at = nowIso(clock);
  const { locationIds, ...person } = input;
  const id = randomUUID();
  await insertUser(trx, { ...person, id, at });
  await setUserLocations(trx, id, locationIds);
  const details = { role: input.role, locationIds };
  await recordAudit(trx, {
    at,
    actorId,
    action: 'create',
    resource: 'users',
    recordId: id,
    details,
  });
  return { ...input, id, version: 1 };
}

async function requireLocations(db: Db, ids: readonly number[]): Promise<void> {
  const unknown = await unknownLocations(db, ids);
  if (unknown.length > 0) {
    throw invalid({ locationIds: `There is no location ${unknown.join(', ')}.` });
  }
}

/**
 * Changes an account from a whole record sent back. A change of role or an account switched off
 * ends all its sessions.
 * @throws HttpError 404, 409, 422, 428
 */
export async function changeUser(
  { db, clock }: Context,
  principal: Principal,
  id: string,
  body: unknown,
): Promise<User> {
  return db.transaction().execute(async (trx) => {
    const stored = await findUser(trx, id);
    if (!stored) {
      throw notFound('This user');
    }
    const changes = planChanges({ singular: 'user', stored, body, writable });
    if (Object.keys(changes).length === 0) {
      return stored;
    }
    const user: User = { ...stored, ...changes };
    await requireAnAdmin(trx, stored, user);
    await requireLocations(trx, user.locationIds);
    await write(trx, { stored, user, actorId: principal.userId, at: nowIso(clock), changes });
    return { ...user, version: stored.version + 1 };
  });
}

type Change = {
  stored: User;
  user: User;
  actorId: string;
  at: string;
  changes: Readonly<Record<string, unknown>>;
};

async function write(trx: Trx, { stored, user, actorId, at, changes }: Change): Promise<void> {
  await updateUser(trx, user, at);
  await setUserLocations(trx, user.id, user.locationIds);
  if (user.role !== stored.role || !user.active) {
    await deleteSessionsOf(trx, user.id);
  }
  if (!user.active) {
    await withdrawCodes(trx, 'setPassword', user.id);
  }
  await recordAudit(trx, {
    at,
    actorId,
    action: 'update',
    resource: 'users',
    recordId: user.id,
    details: { ...changes },
  });
}

/** Without an admin nobody could ever make one again. */
async function requireAnAdmin(trx: Trx, stored: User, user: User): Promise<void> {
  const wasAdmin = stored.role === 'admin' && stored.active;
  const staysAdmin = user.role === 'admin' && user.active;
  if (!wasAdmin || staysAdmin || (await otherActiveAdmins(trx, user.id)) > 0) {
    return;
  }
  const field = user.role === 'admin' ? 'active' : 'role';
  throw invalid({ [field]: 'This is the last active admin. Make somebody else an admin first.' });
}
