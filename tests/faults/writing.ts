import type { Db } from '../../server/db/database.ts';
import type { TestApp } from '../support/app.ts';
import type { Answer, Browserless } from '../support/client.ts';
import { requestBody } from '../support/factories.ts';
import { recordOf } from '../support/staff.ts';
import { headersOf } from './posting.ts';

/** Something that is stored under a name with this number. */
export type Write = (number: number) => Promise<Answer>;

type Writers = {
  readonly app: TestApp;
  readonly desk: Browserless;
  readonly leadId: number;
  readonly locationId: number;
};

/** Long texts: they need room of their own. */
const long = 'x'.repeat(900);

/** One of each thing that the desk and web sites write, all of them to be found by `keptWrites`. */
export function writesOf({ app, desk, leadId, locationId }: Writers) {
  const lead = `/api/leads/${leadId}`;
  const person = (name: string) => ({
    firstName: name,
    lastName: 'Ruiz',
    email: `${name.replace(' ', '-')}@example.com`,
    message: long,
  });
  return {
    note: (number: number) => desk.post(`${lead}/notes`, { text: `note ${number} ${long}` }),
    call: (number: number) =>
      desk.post(`${lead}/calls`, { outcome: 'voicemail', note: `call ${number} ${long}` }),
    task: (number: number) =>
      desk.post('/api/tasks', {
        leadId,
        kind: 'other',
        dueAt: '2026-11-24T15:00:00.000Z',
        title: `task ${number}`,
        reason: long,
      }),
    lead: (number: number) =>
      desk.post('/api/leads', {
        ...person(`lead ${number}`),
        locationId,
        source: 'referral',
        contactConsent: true,
      }),
    change: async (number: number) => {
      const stored = recordOf(await desk.get(lead));
      const before = typeof stored['message'] === 'string' ? stored['message'] : '';
      return desk.put(lead, { ...stored, message: `${before}change ${number};` });
    },
    request: (number: number) => {
      const phone = `(210) 555-0${number}`;
      const body = requestBody({ ...person(`request ${number}`), phone });
      return app.visitor.post('/api/public/requests', body, headersOf());
    },
  };
}

/** The status of a refusal, and whether it says when to come again and that nothing is lost. */
export function refusal({ status, headers, text }: Answer) {
  const later = Number(headers.get('Retry-After')) > 0;
  return { status, later, told: /could not be saved just now/.test(text) };
}
refusal.expected = { status: 503, later: true, told: true };

/** The names of all that is stored, in order; with a person of whom something is missing. */
export async function keptWrites(db: Db, leadId: number): Promise<string[]> {
  const histories = await db
    .selectFrom('activities')
    .select('data')
    .where('leadId', '=', leadId)
    .where('type', 'in', ['note', 'call'])
    .execute();
  const tasks = await db.selectFrom('tasks').select('title').where('reason', '=', long).execute();
  const people = await db
    .selectFrom('leads')
    .leftJoin('emails', 'emails.leadId', 'leads.id')
    .leftJoin('consents', 'consents.leadId', 'leads.id')
    .select(['firstName', 'emails.leadId as mailed', 'consents.leadId as consented'])
    .distinct()
    .where('leads.id', '!=', leadId)
    .execute();
  const { message } = await db
    .selectFrom('leads')
    .select('message')
    .where('id', '=', leadId)
    .executeTakeFirstOrThrow();
  return [
    ...histories.map(({ data }) => /(note|call) \d+/.exec(data)?.[0] ?? data),
    ...tasks.map(({ title }) => title),
    ...people.map((each) =>
      each.mailed && each.consented ? each.firstName : `a part of ${each.firstName}`,
    ),
    ...(message ?? '').split(';').filter(Boolean),
  ].toSorted();
}
