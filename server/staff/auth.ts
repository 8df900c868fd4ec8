import { betterAuth } from 'better-auth';
import type { Context } from '../context.ts';
import { toIso } from '../clock.ts';
import { hashPassword, passwordLength, verifyPassword } from './password.ts';
import { findActiveUser } from './user.queries.ts';

const sessionHours = 10;

export type Credentials = { readonly email: string; readonly password: string };

/** The two things we ask of better-auth. Nothing else of it can be reached from outside. */
export type Auth = {
  readonly cookieName: string;
  /** 200 with the session cookie, 401 where address and password don't fit an active account. */
  readonly signIn: (credentials: Credentials, headers: Headers) => Promise<Response>;
  readonly signOut: (headers: Headers) => Promise<Response>;
};

/** The header in which the routes tell better-auth the address that express found. */
export const addressHeader = 'x-stillpoint-address';

export function createAuth(ctx: Context): Auth {
  const cookieName = sessionCookieName(ctx.publicUrl);
  const { api } = betterAuth(options(ctx, cookieName));
  return {
    cookieName,
    signIn: (body, headers) => api.signInEmail({ body, headers, asResponse: true }),
    signOut: (headers) => api.signOut({ headers, asResponse: true }),
  };
}

/** `__Host-` makes browsers refuse the cookie from anywhere but this very host over https. */
function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-stillpoint.session' : 'stillpoint.session';
}

function options(ctx: Context, cookieName: string) {
  const secure = ctx.publicUrl.startsWith('https:');
  return {
    appName: 'Stillpoint',
    baseURL: ctx.publicUrl,
    basePath: '/api/auth',
    secret: ctx.secret,
    database: { db: ctx.db, type: 'sqlite' as const },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // Its messages hold what was typed; what goes wrong reaches our own log as an error.
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }: { hash: string; password: string }) =>
          verifyPassword(password, hash),
      },
    },
    user: {
      modelName: 'users',
      additionalFields: {
        role: { type: 'string' as const, input: false },
        active: { type: 'boolean' as const, input: false },
        version: { type: 'number' as const, input: false },
      },
    },
    session: {
      modelName: 'sessions',
      expiresIn: sessionHours * 3600,
      disableSessionRefresh: true,
      additionalFields: {
        lastActiveAt: { type: 'string' as const, input: false, required: false },
      },
    },
    account: { modelName: 'accounts' },
    verification: { modelName: 'verifications' },
    databaseHooks: { session: { create: { before: beginSession(ctx) } } },
    advanced: {
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      cookies: {
        session_token: {
          name: cookieName,
          attributes: { secure, httpOnly: true, sameSite: 'strict' as const, path: '/' },
        },
      },
    },
  };
}

/** A session lives by our clock, and only for an account that is not switched off. */
function beginSession(ctx: Pick<Context, 'db' | 'clock'>) {
  return async (session: { userId: string }) => {
    if (!(await findActiveUser(ctx.db, session.userId))) {
      return false;
    }
    const now = ctx.clock.now();
    const at = new Date(now.epochMilliseconds);
    const expiresAt = new Date(now.add({ hours: sessionHours }).epochMilliseconds);
    return { data: { createdAt: at, updatedAt: at, expiresAt, lastActiveAt: toIso(now) } };
  };
}
