import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Role } from '../../shared/vocabulary.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../http/errors.ts';
import type { Auth } from './auth.ts';
import { type Principal, requireRole } from './principal.ts';
import { prepareSessionRead, touchSession } from './session.queries.ts';

const minute = 60_000;
const idleMs = 15 * minute;
const keptCookies = 2000;

/** A cookie whose signature was right, and when its bearer last did something here (epoch ms). */
type Known = { readonly token: string; lastActive: number };

const principals = new WeakMap<Response, Principal>();

/** The signed-in person of this request; only behind `Sessions.require`. */
export function principalOf(response: Response): Principal {
  const principal = principals.get(response);
  if (!principal) {
    throw new Error('principalOf() was called on a route that needs no session');
  }
  return principal;
}

/** Whose session the cookie of a request is now; null where there is none or it is over. */
export type ReadSession = (request: Request) => Promise<Principal | null>;

export type Sessions = {
  readonly require: RequestHandler;
  /** Looks without counting as an act of the person. */
  readonly read: ReadSession;
};

/**
 * `require` lets only signed-in people pass. Each request reads session, user and locations anew,
 * so an account that is switched off or changed is out at once. Only acts of a person keep a
 * session alive: what a page asks for by itself is none.
 * @throws HttpError 401 without a session, or after 15 idle minutes or 10 hours
 */
export function createSessions(ctx: Context, auth: Auth): Sessions {
  const recognise = cookieReader(auth.cookieName, ctx.secret);
  const readSession = prepareSessionRead(ctx.db);
  /** The session that is open now, and when its bearer last did something (epoch ms). */
  async function open(known: Known | null) {
    const session = known && (await readSession(known.token));
    if (!session) {
      return null;
    }
    const now = ctx.clock.now().epochMilliseconds;
    const saved = epochMs(session.lastActiveAt);
    const idleSince = Math.max(saved, known.lastActive);
    const over = now >= epochMs(session.expiresAt) || now - idleSince >= idleMs;
    return over ? null : { known, saved, now, principal: session.principal };
  }
  return {
    read: async (request) => (await open(recognise(request)))?.principal ?? null,
    require: async (request, response, next) => {
      const session = await open(recognise(request));
      if (!session) {
        throw noSession();
      }
      const { known, saved, now, principal } = session;
      if (!isBackground(request)) {
        known.lastActive = now;
        if (now - saved >= minute) {
          await noteActivity(ctx, known.token);
        }
      }
      principals.set(response, principal);
      next();
    },
  };
}

/** Polling says so in a header; an event stream can't, and is never an act of a person. */
function isBackground(request: Request): boolean {
  return request.get('X-Stillpoint-Background') === '1' || request.path === '/events';
}

/** Behind `Sessions.require`: 403 for anyone below this role. */
export function onlyFor(role: Role): RequestHandler {
  return (_request, response, next) => {
    requireRole(principalOf(response), role);
    next();
  };
}

/** A session that can't be written to (a full disk) still reads. */
async function noteActivity(ctx: Context, token: string): Promise<void> {
  try {
    await touchSession(ctx.db, token, nowIso(ctx.clock));
  } catch {
    ctx.log.warn('the time of a session’s last activity could not be saved');
  }
}

function noSession(): HttpError {
  return new HttpError(401, 'session.none', 'Please sign in.');
}

/** Every request asks this twice, so it is asked of the fastest who know. */
function epochMs(iso: string): number {
  return Date.parse(iso);
}

/** Reads better-auth's cookie, `token.signature`. Right ones are remembered: they come often. */
function cookieReader(name: string, secret: string): (request: Request) => Known | null {
  const verified = new Map<string, Known>();
  return (request) => {
    const value = readCookie(request.headers.cookie, name);
    if (value === null) {
      return null;
    }
    const known = verified.get(value);
    if (known) {
      return known;
    }
    const token = verifiedToken(value, secret);
    if (token === null) {
      return null;
    }
    forgetOldest(verified);
    const fresh = { token, lastActive: 0 };
    verified.set(value, fresh);
    return fresh;
  };
}

function forgetOldest(verified: Map<string, Known>): void {
  const [oldest] = verified.keys();
  if (oldest !== undefined && verified.size >= keptCookies) {
    verified.delete(oldest);
  }
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const equals = part.indexOf('=');
    if (part.slice(0, equals).trim() === name) {
      return part.slice(equals + 1).trim();
    }
  }
  return null;
}

/** better-auth signs with HMAC-SHA-256 in base64 and then encodes the whole for the URL. */
function verifiedToken(value: string, secret: string): string | null {
  const [token, signature, ...rest] = decodeCookie(value).split('.');
  if (!token || !signature || rest.length > 0) {
    return null;
  }
  const expected = createHmac('sha256', secret).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function decodeCookie(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
