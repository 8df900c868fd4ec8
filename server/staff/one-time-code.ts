import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db, Trx } from '../db/database.ts';

export type Purpose = 'setup' | 'setPassword';

/** Longer codes are none of ours and are not even hashed. */
const longest = 100;

/**
 * Makes a code that works once. The database holds its hash alone; an earlier code for the same
 * purpose and person stops working.
 * @param holder whom the code is for: a user's id, or `first` for the setup
 */
export async function issueCode(
  { clock }: Pick<Context, 'clock'>,
  trx: Trx,
  { purpose, holder, hours }: { purpose: Purpose; holder: string; hours: number },
): Promise<string> {
  await withdrawCodes(trx, purpose, holder);
  const code = randomBytes(24).toString('base64url');
  const at = nowIso(clock);
  await trx
    .insertInto('verifications')
    .values({
      id: randomUUID(),
      identifier: identify(purpose, code),
      value: holder,
      expiresAt: toIso(clock.now().add({ hours })),
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  return code;
}

/** Whom a code is for, or null where it is unknown, used or too old. */
export async function codeHolder(
  { clock }: Pick<Context, 'clock'>,
  db: Db,
  purpose: Purpose,
  code: string,
): Promise<string | null> {
  if (code === '' || code.length > longest) {
    return null;
  }
  const row = await db
    .selectFrom('verifications')
    .select('value')
    .where('identifier', '=', identify(purpose, code))
    .where('expiresAt', '>', nowIso(clock))
    .executeTakeFirst();
  return row?.value ?? null;
}

export async function withdrawCodes(trx: Trx, purpose: Purpose, holder: string): Promise<void> {
  await trx
    .deleteFrom('verifications')
    .where('value', '=', holder)
    .where('identifier', 'like', `${purpose}:%`)
    .execute();
}

function identify(purpose: Purpose, code: string): string {
  return `${purpose}:${createHash('sha256').update(code).digest('hex')}`;
}
