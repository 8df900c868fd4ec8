import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Role } from '../../shared/vocabulary.ts';
import type { Context } from '../../server/context.ts';
import { setupLink } from '../../server/staff/setup.ts';

/** What these helpers need of a running app. */
type App = { readonly url: string; readonly ctx: Context };

export const password = 'correct horse battery';

/** A person of the staff, signed in as a browser would be. */
export type StaffClient = {
  readonly cookie: string;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly post: (path: string, body?: unknown) => Promise<Response>;
  readonly put: (path: string, body: unknown) => Promise<Response>;
  readonly delete: (path: string) => Promise<Response>;
};

const fromOwnPage = { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' };

/** The bare sign-in request. */
export function trySignIn(app: App, email: string, secret = password): Promise<Response> {
  return fetch(`${app.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: fromOwnPage,
    body: JSON.stringify({ email, password: secret }),
  });
}

export async function signIn(app: App, email: string, secret = password): Promise<StaffClient> {
  const answer = await trySignIn(app, email, secret);
  assert.equal(answer.status, 200, await answer.text());
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const send = (method: string, path: string, body?: unknown, headers = {}) =>
    fetch(`${app.url}${path}`, {
      method,
      headers: { ...fromOwnPage, cookie, ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    });
  return {
    cookie,
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body = {}) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    delete: (path) => send('DELETE', path),
  };
}

export const setupForm = {
  adminName: 'Ada Moreno',
  adminEmail: 'ada@example.com',
  password,
  name: 'Northside',
  timeZone: 'America/Chicago',
  street: '100 Example Street',
  city: 'San Antonio',
  region: 'TX',
  postalCode: '78201',
  phone: '(210) 555-0100',
  email: 'northside@example.com',
};

export function postForm(app: App, path: string, fields: Record<string, string>) {
  return fetch(`${app.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
  });
}

export async function setupCode(app: App): Promise<string> {
  const link = await setupLink(app.ctx);
  return new URL(link ?? assert.fail('no setup link')).searchParams.get('code') ?? '';
}

/** Goes through the setup of the first start; answers the admin, signed in. */
export async function setUpClinic(app: App): Promise<StaffClient> {
  const answer = await postForm(app, '/setup', { ...setupForm, code: await setupCode(app) });
  assert.equal(answer.status, 303, await answer.text());
  return signIn(app, setupForm.adminEmail);
}

/** A second clinic, opened by the admin. */
export async function openLocation(admin: StaffClient, name: string): Promise<number> {
  const { adminName: _, adminEmail: __, password: ___, ...address } = setupForm;
  const slug = name.toLowerCase();
  const answer = await admin.post('/api/locations', { ...address, name, slug });
  assert.equal(answer.status, 201, await answer.clone().text());
  const { id }: { id: number } = await answer.json();
  return id;
}

export type Hired = { readonly id: string; readonly email: string; readonly client: StaffClient };

/** Makes an account, follows the link of the invitation, and signs in. */
export async function hire(
  app: App,
  admin: StaffClient,
  person: { name: string; role: Role; locationIds: number[] },
): Promise<Hired> {
  const email = `${person.name.toLowerCase()}@example.com`;
  const answer = await admin.post('/api/users', { ...person, email });
  assert.equal(answer.status, 201, await answer.clone().text());
  const { id }: { id: string } = await answer.json();
  const token = await tokenMailedTo(app, email);
  const chosen = await postForm(app, '/set-password', { token, password });
  assert.equal(chosen.status, 200, await chosen.text());
  return { id, email, client: await signIn(app, email) };
}

/** The token in the newest mail to this address. */
export async function tokenMailedTo(app: App, email: string): Promise<string> {
  const mail = await app.ctx.db
    .selectFrom('emails')
    .select('text')
    .where('to', '=', email)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const token = /set-password\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
  return token ?? assert.fail(`no link was mailed to ${email}`);
}

/** Asks for a link to a known address and waits until its mail is in the outbox. */
export async function requestReset(app: App, email: string): Promise<Response> {
  const queued = once(app.ctx.events, 'outbox');
  const answer = await askForReset(app, email);
  await queued;
  return answer;
}

export function askForReset(app: App, email: string): Promise<Response> {
  return fetch(`${app.url}/api/auth/request-password-reset`, {
    method: 'POST',
    headers: fromOwnPage,
    body: JSON.stringify({ email }),
  });
}
