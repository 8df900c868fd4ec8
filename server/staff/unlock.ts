import { z } from 'zod';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { invalid } from '../http/errors.ts';
import { passwordHashOf } from './account.queries.ts';
import { passwordLength, verifyPassword } from './password.ts';
import type { Principal } from './principal.ts';
import { createThrottle } from './throttle.ts';

export const unlockInput = z.strictObject({
  password: z.string().min(1, 'Please fill this in.').max(passwordLength.max, 'This is too long.'),
});

type Try = { readonly password: string; readonly address: string };

/**
 * Whether whoever stands before a covered screen is the one who is signed in. No new session is
 * made; tries are counted as those of the sign-in are, and refused ones are audited.
 * @throws HttpError 422 for a wrong password, 429 after too many
 */
export function createUnlock(ctx: Context): (principal: Principal, given: Try) => Promise<void> {
  const throttle = createThrottle();
  return async ({ userId, email }, { password, address }) => {
    await throttle.countSignIn(email, address);
    const hash = await passwordHashOf(ctx.db, userId);
    if (hash === null || !(await verifyPassword(password, hash))) {
      await recordAudit(ctx.db, {
        at: nowIso(ctx.clock),
        actorId: userId,
        action: 'unlockRefused',
        resource: 'users',
        recordId: userId,
        details: { address },
      });
      throw invalid({ password: 'This is not your password. Try again, or sign out.' });
    }
    await throttle.forgive(email, address);
  };
}
