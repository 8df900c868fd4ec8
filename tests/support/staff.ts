import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setupLink } from '../../server/staff/setup.ts';
import type { TestApp } from './app.ts';
import type { Answer, Browserless } from './client.ts';
import { password, signIn } from './factories.ts';

type Fields = Record<string, unknown>;

/** The record that was answered. */
export function recordOf({ body, text }: Answer): Fields {
  assert.ok(typeof body === 'object' && body !== null && !Array.isArray(body), text);
  return { ...body };
}

/** The records that were answered. */
export function rowsOf({ body, text }: Answer): Fields[] {
  assert.ok(Array.isArray(body), text);
  return body.map((row: Fields) => row);
}

/** What the form of the first start asks for. */
export const setupForm = {
  adminName: 'Ada Moreno',
  adminEmail: 'ada@example.com',
  password,
  name: 'Northside',
  timeZone: 'America/Denver',
  street: '100 Example Street',
  city: 'San Antonio',
  region: 'TX',
  postalCode: '78201',
  phone: '(210) 555-0100',
  email: 'northside@example.com',
};

export async function setupCode(app: TestApp): Promise<string> {
  const link = await setupLink(app.ctx);
  return new URL(link ?? assert.fail('no setup link')).searchParams.get('code') ?? '';
}

/** Goes through the setup of the first start; answers the admin, signed in. */
export async function setUpClinic(app: TestApp): Promise<Browserless> {
  const code = await setupCode(app);
  const answer = await app.visitor.submit('/setup', { ...setupForm, code });
  assert.equal(answer.status, 303, answer.text);
  return signIn(app, setupForm.adminEmail);
}

/** The token of the link in the newest mail to this address. */
export async function tokenMailedTo(app: TestApp, email: string): Promise<string> {
  const mail = await app.db
    .selectFrom('emails')
    .select('text')
    .where('to', '=', email)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const token = /set-password\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
  return token ?? assert.fail(`no link was mailed to ${email}`);
}

export function askForReset(app: TestApp, email: string): Promise<Answer> {
  return app.visitor.post('/api/auth/request-password-reset', { email });
}

/** Asks for a link to a known address and waits until its mail is in the outbox. */
export async function requestReset(app: TestApp, email: string): Promise<Answer> {
  const queued = once(app.ctx.events, 'outbox');
  const answer = await askForReset(app, email);
  await queued;
  return answer;
}
