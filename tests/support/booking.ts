import assert from 'node:assert/strict';
import type { TestApp } from './app.ts';
import type { Answer } from './client.ts';
import { requestBody } from './factories.ts';

export type Patient = {
  readonly leadId: number;
  readonly token: string;
  /** The booking page, and its twin for programs. */
  readonly page: string;
  readonly api: string;
};

let people = 0;

/** Somebody asks for a consultation and finds the booking link in the mail. */
export async function makePatient(
  app: TestApp,
  fields: Record<string, unknown> = {},
): Promise<Patient> {
  people += 1;
  const email = `patient${people}@example.com`;
  const phone = `(210) 555-${String(100 + (people % 100)).padStart(4, '0')}`;
  const answer = await app.visitor.post(
    '/api/public/requests',
    requestBody({ email, phone, ...fields }),
  );
  assert.equal(answer.status, 201, answer.text);
  const mail = await app.db
    .selectFrom('emails')
    .select(['leadId', 'text'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const token = /\/book\/([\w-]+)/.exec(mail.text)?.[1] ?? assert.fail('no link in the mail');
  const leadId = mail.leadId ?? assert.fail('no lead of the mail');
  return { leadId, token, page: `/book/${token}`, api: `/api/public/bookings/${token}` };
}

export type Times = { readonly startsAt: string; readonly endsAt: string }[];

/** The free times in an answer of the JSON door, as they are offered or after a conflict. */
export function slotsOf({ body, text }: Answer): Times {
  assert.ok(typeof body === 'object' && body !== null && 'slots' in body, text);
  return body.slots as Times;
}

/** The lead as it is stored, and its history by type. */
export function leadOf(app: TestApp, id: number) {
  return app.db.selectFrom('leads').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export async function historyOf(app: TestApp, leadId: number): Promise<string[]> {
  const rows = await app.db
    .selectFrom('activities')
    .select('type')
    .where('leadId', '=', leadId)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.type);
}

/** The templates of the mails to this lead, in order. */
export async function mailsTo(app: TestApp, leadId: number): Promise<string[]> {
  const rows = await app.db
    .selectFrom('emails')
    .select('template')
    .where('leadId', '=', leadId)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.template);
}
