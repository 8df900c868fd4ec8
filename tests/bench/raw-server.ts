import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import BetterSqlite3 from 'better-sqlite3';
import express from 'express';

/**
 * The baseline: Express and prepared better-sqlite3 statements, nothing else. The same rows, the
 * same columns, the same JSON; no session, no validation, no layers.
 * `node tests/bench/raw-server.ts FILE`
 */
const [file = ''] = process.argv.slice(2);
const db = new BetterSqlite3(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.pragma('foreign_keys = ON');

type LeadLine = {
  sourceDetails: string;
  voicemailOk: 0 | 1 | null;
  driverConfirmed: 0 | 1;
};

const lists = {
  everywhere: prepareList(
    'where "mergedIntoId" is null',
    `select (select count(*) from leads)
      - (select count(*) from leads where "mergedIntoId" is not null)`,
  ),
  all: prepareList('where "mergedIntoId" is null and "locationId" = ?'),
  open: prepareList(`where "mergedIntoId" is null and "locationId" = ?
    and status in ('requested', 'emailed', 'booked')`),
};
type View = keyof typeof lists;
const views: readonly View[] = ['everywhere', 'all', 'open'];

function prepareList(where: string, count = `select count(*) from leads ${where}`) {
  const order = 'order by "requestedAt" desc, id desc limit 25 offset 0';
  return {
    count: db.prepare<number[], number>(count).pluck(),
    page: db.prepare<number[], LeadLine>(`select * from leads ${where} ${order}`),
  };
}

const app = express();
app.disable('x-powered-by');
app.get('/leads/:view/:locationId', (request, response) => {
  const view = views.find((each) => each === request.params.view) ?? 'all';
  const { count, page } = lists[view];
  const parameters = view === 'everywhere' ? [] : [Number(request.params.locationId)];
  const total = count.get(...parameters) ?? 0;
  const records = page.all(...parameters).map((row) => ({
    ...row,
    sourceDetails: JSON.parse(row.sourceDetails) as unknown,
    voicemailOk: row.voicemailOk === null ? null : row.voicemailOk === 1,
    driverConfirmed: row.driverConfirmed === 1,
  }));
  response.set('Content-Range', `leads 0-${records.length - 1}/${total}`);
  response.json(records);
});

const insert = {
  lead: db.prepare(
    `insert into leads (reference, "locationId", "firstName", "lastName", email, phone,
         "preferredContact", language, concern, source, status, "requestedAt", "dueAt", "breachAt",
         "nextStepAt", "nextStep")
       values (@reference, 1, @firstName, @lastName, @email, @phone, 'email', 'en', 'undisclosed',
         'api', 'requested', @at, @at, @at, @at, 'call')`,
  ),
  activity: db.prepare(
    'insert into activities ("leadId", at, "actorId", type, data) values (?, ?, null, ?, ?)',
  ),
  consent: db.prepare(
    `insert into consents ("leadId", at, channel, action, "wordingVersion", wording, language,
       means, "originAddress")
     values (?, ?, ?, 'given', 1, ?, 'en', 'api', '127.0.0.1')`,
  ),
  link: db.prepare(
    'insert into "bookingLinks" ("leadId", "tokenHash", "createdAt", "expiresAt") values (?, ?, ?, ?)',
  ),
  email: db.prepare(
    `insert into emails ("leadId", "locationId", template, language, "from", "to", subject, text,
       html, status, "createdAt", "nextAttemptAt", "messageId")
     values (?, 1, 'bookingLink', 'en', 'clinic@example.com', ?, 'Choose a time', ?, ?, 'sent',
       ?, ?, ?)`,
  ),
};
const [wording, text, html] = [200, 700, 1800].map((length) => 'x'.repeat(length));
type Body = { firstName: string; lastName: string; email: string; phone: string };

const store = db.transaction((body: Body, reference: string) => {
  const at = new Date().toISOString();
  const { firstName, lastName, email, phone } = body;
  const lead = insert.lead.run({ reference, firstName, lastName, email, phone, at });
  const id = lead.lastInsertRowid;
  insert.activity.run(id, at, 'requested', '{"source":"api","language":"en"}');
  for (const channel of ['phone', 'email', 'text']) {
    insert.consent.run(id, at, channel, wording);
  }
  insert.activity.run(id, at, 'consentGiven', '{"wordingVersion":1,"means":"api"}');
  insert.link.run(id, randomBytes(32).toString('hex'), at, at);
  const mail = insert.email.run(id, email, text, html, at, at, `<${randomUUID()}@example.com>`);
  const data = JSON.stringify({ emailId: mail.lastInsertRowid, template: 'bookingLink' });
  insert.activity.run(id, at, 'emailQueued', data);
});

app.post('/requests', express.json(), (request, response) => {
  const reference = `RAW-${randomBytes(6).toString('hex')}`;
  store.immediate(request.body as Body, reference);
  response.status(201).json({ reference });
});

const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
});
