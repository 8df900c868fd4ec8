import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { locationInput } from '../../shared/location.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { notFound } from '../http/errors.ts';
import { insertLocation } from '../locations/location.queries.ts';
import { insertRoom } from '../locations/room.queries.ts';
import { setPassword } from './account.queries.ts';
import { codeHolder, issueCode, withdrawCodes } from './one-time-code.ts';
import { hashPassword, passwordLength } from './password.ts';
import { insertUser, setUserLocations, thereIsAUser } from './user.queries.ts';
import { personName, staffEmail } from './user.service.ts';

/** Long enough to come back after a holiday; every start prints a new link anyway. */
const linkHours = 30 * 24;

export const newPassword = z
  .string()
  .min(passwordLength.min, `Take at least ${passwordLength.min} characters.`)
  .max(passwordLength.max, `Take at most ${passwordLength.max} characters.`);

const { name, timeZone, street, city, region, postalCode, phone, email } = locationInput.shape;

/** The form of the first start: the first admin and the first location. */
export const setupInput = z.object({
  adminName: personName,
  adminEmail: staffEmail,
  password: newPassword,
  name: name.refine((each) => slugOf(each) !== '', 'Use letters or digits.'),
  timeZone,
  street,
  city,
  region,
  postalCode,
  phone,
  email,
});
export type SetupInput = z.output<typeof setupInput>;

/** A new one-time link where nobody has an account yet, else null. Earlier links stop working. */
export async function setupLink(
  ctx: Pick<Context, 'db' | 'clock' | 'publicUrl'>,
): Promise<string | null> {
  return ctx.db.transaction().execute(async (trx) => {
    if (await thereIsAUser(trx)) {
      return null;
    }
    const code = await issueCode(ctx, trx, { purpose: 'setup', holder: 'first', hours: linkHours });
    return `${ctx.publicUrl}/setup?code=${code}`;
  });
}

/** @throws HttpError 404 where the code is not the one that was printed, or was used */
export async function requireSetupCode(ctx: Context, code: string): Promise<void> {
  if ((await codeHolder(ctx, ctx.db, 'setup', code)) === null || (await thereIsAUser(ctx.db))) {
    throw notFound('This link');
  }
}

/**
 * Makes the first admin and the first location, once.
 * @throws HttpError 404 where somebody else was faster
 */
export async function setUp(ctx: Context, code: string, input: SetupInput): Promise<void> {
  const hash = await hashPassword(input.password);
  const at = nowIso(ctx.clock);
  await ctx.db.transaction().execute(async (trx) => {
    const holder = await codeHolder(ctx, trx, 'setup', code);
    if (holder === null || (await thereIsAUser(trx))) {
      throw notFound('This link');
    }
    await withdrawCodes(trx, 'setup', holder);
    const userId = await insertAdmin(trx, input, at);
    await setPassword(trx, { userId, hash, at });
    const locationId = await insertFirstLocation(trx, input);
    await setUserLocations(trx, userId, [locationId]);
    const audited = { at, actorId: userId, action: 'create' };
    await recordAudit(trx, { ...audited, resource: 'users', recordId: userId });
    await recordAudit(trx, { ...audited, resource: 'locations', recordId: String(locationId) });
  });
}

async function insertAdmin(trx: Trx, input: SetupInput, at: string): Promise<string> {
  const id = randomUUID();
  const { adminName, adminEmail } = input;
  await insertUser(trx, { id, name: adminName, email: adminEmail, role: 'admin', at });
  return id;
}

/** Open on working days, with one room, so that booking works at once; Settings has the rest. */
async function insertFirstLocation(trx: Trx, input: SetupInput): Promise<number> {
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({
    weekday,
    opensAt: '08:00',
    closesAt: '17:00',
  }));
  const slug = slugOf(input.name);
  const location = await insertLocation(trx, locationInput.parse({ ...input, slug, hours }));
  await insertRoom(trx, {
    locationId: location.id,
    name: 'Room 1',
    purpose: 'any',
    active: true,
  });
  return location.id;
}

/** `Peñasco North` → `penasco-north` */
function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
}
