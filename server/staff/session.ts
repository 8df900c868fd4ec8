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

/** The signed-in person of this request; only behind `requireSession`. */
export function principalOf(response: Response): Principal {
  const principal = principals.get(response);
  if (!principal) {
    throw new Error('principalOf() was called on a route without requireSession()');
  }
  return principal;
}

/**
 * Lets only signed-in people pass. Each request reads session, user and locations anew, so an
 * account that is switched off or changed is out at once. Only acts of a person keep a session
 * alive: polling says `X-Stillpoint-Background: 1`.
 * @throws HttpError 401 without a session, or after 15 idle minutes or 10 hours
 */
export function requireSession(ctx: Context, auth: Auth): RequestHandler {
  const recognise = cookieReader(auth.cookieName, ctx.secret);
  const readSession = prepareSessionRead(ctx.db);
  return async (request, response, next) => {
    const known = recognise(request);
    const session = known && (await readSession(known.token));
    if (!session) {
      throw noSession();
    }
    const now = ctx.clock.now().epochMilliseconds;
    const saved = epochMs(session.lastActiveAt);
    const idleSince = Math.max(saved, known.lastActive);
    if (now >= epochMs(session.expiresAt) || now - idleSince >= idleMs) {
      throw noSession();
    }
    if (request.get('X-Stillpoint-Background') !== '1') {
      known.lastActive = now;
      if (now - saved >= minute) {
        await noteActivity(ctx, known.token);
      }
    }
    principals.set(response, session.principal);
    next();
  };
}

/** Behind `requireSession`: 403 for anyone below this role. */
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

function epochMs(iso: string): number {
  return Temporal.Instant.from(iso).epochMilliseconds;
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
