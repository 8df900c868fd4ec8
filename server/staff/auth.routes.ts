import express, { type Request, type Response as Answer, Router } from 'express';
import { z } from 'zod';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { requireWritable } from '../db/can-write.ts';
import { requireType } from '../http/content-type.ts';
import { HttpError, notFound, parseBody } from '../http/errors.ts';
import { describeError } from '../log.ts';
import { deleteExpiredSessions } from './account.queries.ts';
import { type Auth, type Credentials, addressHeader } from './auth.ts';
import { requestPasswordReset } from './password-mail.ts';
import { passwordLength } from './password.ts';
import { sameOrigin } from './same-origin.ts';
import { type Throttle, createThrottle } from './throttle.ts';
import { findUserByEmail } from './user.queries.ts';

const credentials = z.object({
  email: z.email('Write a mail address, like name@example.com.').max(254),
  password: z.string().min(1, 'Please fill this in.').max(passwordLength.max, 'This is too long.'),
});
const resetRequest = credentials.pick({ email: true });

/**
 * Sign-in and sign-out with better-auth, and the request for a new password. Every other address
 * under /api/auth is 404: there is no sign-up and no way to change an account from outside.
 */
export function authRoutes(ctx: Context, auth: Auth): Router {
  const router = Router();
  const throttle = createThrottle();
  router.use('/api/auth', sameOrigin(ctx), requireType('json'), express.json({ limit: '10kb' }));
  router.post('/api/auth/sign-in/email', async (request, response) => {
    const given = parseBody(credentials, request.body ?? {});
    await signIn(ctx, auth, throttle, given, { request, response });
  });
  router.post('/api/auth/sign-out', async (request, response) => {
    passCookie(auth, await auth.signOut(headersFor(request)), response);
    response.json({ success: true });
  });
  router.post('/api/auth/request-password-reset', async (request, response) => {
    const { email } = parseBody(resetRequest, request.body ?? {});
    await throttle.countReset(email, request.ip ?? '');
    // For known and unknown addresses alike: 200 where nothing can be stored would be a lie.
    await requireWritable(ctx.db, nowIso(ctx.clock));
    // Not awaited: how long the answer takes must not say whether the address is known.
    requestPasswordReset(ctx, email).catch((error: unknown) => {
      ctx.log.error({ err: describeError(error) }, 'no reset mail made');
    });
    response.json({
      message: 'If this address belongs to an account, a mail with a link is on its way.',
    });
  });
  router.use('/api/auth', () => {
    throw notFound();
  });
  return router;
}

async function signIn(
  ctx: Context,
  auth: Auth,
  throttle: Throttle,
  given: Credentials,
  { request, response }: { request: Request; response: Answer },
): Promise<void> {
  const address = request.ip ?? '';
  await throttle.countSignIn(given.email, address);
  const answer = await auth.signIn(given, headersFor(request));
  const user = await findUserByEmail(ctx.db, given.email);
  const at = nowIso(ctx.clock);
  const audited = { at, resource: 'users', recordId: user?.id ?? 'unknown', details: { address } };
  if (!answer.ok || !user) {
    await recordAudit(ctx.db, { ...audited, actorId: null, action: 'signInRefused' });
    throw refusal(answer);
  }
  await throttle.forgive(given.email, address);
  await recordAudit(ctx.db, { ...audited, actorId: user.id, action: 'signIn' });
  await deleteExpiredSessions(ctx.db, at);
  passCookie(auth, answer, response);
  const { id, name, email, role } = user;
  response.json({ redirect: false, user: { id, name, email, role } });
}

/** One and the same answer for an unknown address, a wrong password and an account switched off. */
function refusal(answer: Response): HttpError {
  return answer.status >= 500
    ? new HttpError(500, 'internal', 'Something went wrong here.')
    : new HttpError(401, 'signIn.refused', 'That address and password don’t fit together.');
}

/** What better-auth needs to know of a request. */
function headersFor(request: Request): Headers {
  return new Headers({
    cookie: request.headers.cookie ?? '',
    'user-agent': request.get('User-Agent') ?? '',
    [addressHeader]: request.ip ?? '',
  });
}

/** The session cookie alone: better-auth also clears cookies that it never set here. */
function passCookie({ cookieName }: Auth, from: Response, to: Answer): void {
  for (const cookie of from.headers.getSetCookie()) {
    if (cookie.startsWith(`${cookieName}=`)) {
      to.append('Set-Cookie', cookie);
    }
  }
}
