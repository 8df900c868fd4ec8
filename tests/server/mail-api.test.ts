import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Email, EmailTemplate } from '../../shared/records.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { ask } from '../support/mail.ts';

let app: TestApp;
let admin: Browserless;
let desk: Browserless;
let stranger: Browserless;

beforeEach(async () => {
  app = await startApp({ smtp: true });
  const here = await makeLocation(app);
  const there = await makeLocation(app, { slug: 'stone-oak', name: 'Stone Oak' });
  admin = await makeStaff(app, { role: 'admin' });
  desk = await makeStaff(app, { locationIds: [here.id] });
  stranger = await makeStaff(app, { locationIds: [there.id], role: 'manager' });
  await ask(app);
});
afterEach(() => app.stop());

async function emails(who: Browserless, filter: Record<string, unknown> = {}): Promise<Email[]> {
  const answer = await who.get(listPath('emails', { filter }));
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as Email[];
}

async function templates(name: string, language: string): Promise<EmailTemplate> {
  const answer = await admin.get(listPath('emailTemplates', { filter: { name, language } }));
  const [template] = answer.body as EmailTemplate[];
  if (!template) {
    throw new Error(answer.text);
  }
  return template;
}

describe('the outbox', () => {
  it('is listed without content and read with it', async () => {
    const answer = await desk.get(listPath('emails', { embed: ['lead'], range: [0, 24] }));
    expect(answer.headers.get('Content-Range')).toBe('emails 0-0/1');
    const [email] = answer.body as (Email & { lead: { firstName: string } })[];
    expect(email).toMatchObject({
      template: 'bookingLink',
      to: 'dolores.q@example.com',
      status: 'queued',
      lead: { firstName: 'Dolores' },
    });
    expect(email).not.toHaveProperty('html');
    const one = await desk.get(`/api/emails/${email?.id}`);
    expect(one.body).toMatchObject({
      text: expect.stringContaining('/book/'),
      html: expect.stringContaining('<!doctype html>'),
    });
  });

  it('is filtered and searched', async () => {
    expect(await emails(desk, { status: ['failed', 'sent'] })).toHaveLength(0);
    expect(await emails(desk, { status: 'queued', template: 'bookingLink' })).toHaveLength(1);
    expect(await emails(desk, { createdAt_gte: '2026-11-24T00:00:00Z' })).toHaveLength(0);
    expect(await emails(desk, { q: 'quintan' })).toHaveLength(1);
    expect(await emails(desk, { q: 'nobody' })).toHaveLength(0);
    expect((await desk.get(listPath('emails', { filter: { html: 'x' } }))).status).toBe(400);
  });

  it('shows nobody another location’s mails, and staff mails to admins alone', async () => {
    await admin.post('/api/users', {
      name: 'Imani Brooks',
      email: 'imani@example.com',
      role: 'frontDesk',
      locationIds: [1],
    });
    expect((await emails(admin)).map((each) => each.template).toSorted()).toEqual([
      'bookingLink',
      'invitation',
    ]);
    expect(await emails(admin, { q: 'imani' })).toHaveLength(1);
    expect(await emails(desk)).toHaveLength(1);
    expect(await emails(stranger)).toHaveLength(0);
    const [mail] = await emails(desk);
    const invitation = (await emails(admin, { template: 'invitation' }))[0];
    expect((await stranger.get(`/api/emails/${mail?.id}`)).status).toBe(404);
    expect((await stranger.post(`/api/emails/${mail?.id}/retry`)).status).toBe(404);
    expect((await desk.get(`/api/emails/${invitation?.id}`)).status).toBe(404);
    expect((await app.visitor.get('/api/emails')).status).toBe(401);
  });

  it('lets staff try a failed mail again, and no other', async () => {
    const [mail] = await emails(desk);
    const path = `/api/emails/${mail?.id}/retry`;
    expect((await desk.post(path)).status).toBe(409);
    app.smtp.refuse = { at: 'recipient', code: 550, text: 'no such user' };
    await app.sendMail();
    app.smtp.refuse = null;
    expect((await emails(desk))[0]).toMatchObject({ status: 'failed', error: '550 no such user' });

    const answer = await desk.post(path);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ status: 'queued', error: null });
    await app.sendMail();
    expect(app.smtp.received.map((each) => each.mail.messageId)).toEqual([mail?.messageId]);
    expect((await desk.post('/api/emails/999/retry')).status).toBe(404);
    expect((await desk.post('/api/emails/x/retry')).status).toBe(404);
  });

  it('says why a mail can’t be tried again', async () => {
    app.smtp.refuse = { at: 'recipient', code: 550, text: 'no such user' };
    await app.sendMail();
    await app.db.updateTable('leads').set({ email: 'right@example.com' }).execute();
    const [mail] = await emails(desk);
    const answer = await desk.post(`/api/emails/${mail?.id}/retry`);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ message: expect.stringContaining('Send a new one') });
  });
});

describe('the link in a colleague’s mail', () => {
  const bea = { name: 'Bea', email: 'bea@example.com', role: 'manager', locationIds: [] };
  const token = /set-password\?token=[\w-]+/;
  async function invitation(who = admin) {
    const [mail] = await emails(who, { template: 'invitation' });
    return { path: `/api/emails/${mail?.id}`, ...(await who.get(`/api/emails/${mail?.id}`)) };
  }

  it('is nobody else’s to read, before the mail is sent and after', async () => {
    await admin.post('/api/users', bea);
    const waiting = await invitation();
    expect(waiting.body).toMatchObject({ status: 'queued', text: expect.stringContaining('Bea') });
    expect(waiting.text).not.toMatch(token);
    await app.sendMail();
    expect(app.smtp.received.at(-1)?.mail.text).toMatch(token);
    expect((await invitation()).text).not.toMatch(token);
    const row = await app.db
      .selectFrom('emails')
      .select(['text', 'html', 'status'])
      .where('leadId', 'is', null)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ status: 'sent', text: expect.stringContaining('Bea') });
    expect(row.text + row.html).not.toMatch(token);
  });

  it('is gone once the mail failed, which can’t be tried again then', async () => {
    await admin.post('/api/users', bea);
    app.smtp.refuse = { at: 'recipient', code: 550, text: 'no such user' };
    await app.sendMail();
    const failed = await invitation();
    expect(failed.body).toMatchObject({ status: 'failed' });
    const row = await app.db
      .selectFrom('emails')
      .select(['text', 'html'])
      .where('leadId', 'is', null)
      .executeTakeFirstOrThrow();
    expect(row.text + row.html).not.toMatch(token);
    const again = await admin.post(`${failed.path}/retry`);
    expect(again).toMatchObject({ status: 409 });
    expect(again.text).toMatch(/I forgot my password/);
  });

  it('can be read where no mail server is set, and who read it is in the trail', async () => {
    const quiet = await startApp();
    onTestFinished(quiet.stop);
    const reader = await makeStaff(quiet, { role: 'admin' });
    await reader.post('/api/users', bea);
    await quiet.sendMail();
    const read = await invitation(reader);
    expect(read.body).toMatchObject({ status: 'captured' });
    expect(read.text).toMatch(token);
    const trail = await reader.get('/api/auditEvents?sort=["id","DESC"]&range=[0,0]');
    const recordId = read.path.split('/').at(-1);
    expect(trail.body).toMatchObject([
      { action: 'view', resource: 'emails', recordId, actorId: reader.id },
    ]);
  });
});

describe('a mail sent by hand', () => {
  it('brings a new booking link and is no human contact', async () => {
    const answer = await desk.post('/api/leads/1/emails', { template: 'bookingLink' });
    expect(answer).toMatchObject({ status: 200 });
    await app.sendMail();
    const links = app.smtp.received.map(
      ({ mail }) => /\/book\/([\w-]+)/.exec(mail.text ?? '')?.[1],
    );
    expect(new Set(links).size).toBe(2);
    expect(answer.body).toMatchObject({ firstContactAt: null, attempts: 0 });
  });

  it('is refused with the reason', async () => {
    const wrong = await desk.post('/api/leads/1/emails', { template: 'moved' });
    expect(wrong.status).toBe(422);
    const reminder = await desk.post('/api/leads/1/emails', { template: 'reminder' });
    expect(reminder.status).toBe(409);
    expect(reminder.body).toMatchObject({ message: 'Nothing is booked any more to write about.' });
    expect((await stranger.post('/api/leads/1/emails', { template: 'rebooking' })).status).toBe(
      404,
    );
    await app.db.updateTable('leads').set({ email: null }).execute();
    const answer = await desk.post('/api/leads/1/emails', { template: 'rebooking' });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ message: 'There is no mail address for this person.' });
  });
});

describe('the templates', () => {
  it('are there in both languages from the start, for admins', async () => {
    const answer = await admin.get(listPath('emailTemplates'));
    expect(answer.headers.get('Content-Range')).toBe('emailTemplates 0-19/20');
    expect((await desk.get('/api/emailTemplates')).status).toBe(403);
    const template = await templates('bookingLink', 'es');
    expect((await desk.put(`/api/emailTemplates/${template.id}`, template)).status).toBe(403);
  });

  it('are used for the next mail once changed', async () => {
    const template = await templates('bookingLink', 'en');
    const body = '# Hi {{ firstName }}\n\n- one\n- two\n\n[Go]({{ link }})';
    const path = `/api/emailTemplates/${template.id}`;
    const saved = await admin.put(path, { ...template, body });
    expect(saved).toMatchObject({ status: 200 });
    expect(saved.body).toMatchObject({ body, version: template.version + 1 });
    const stale = await admin.put(path, { ...template, subject: 'Other' });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ current: { body } });

    await desk.post('/api/leads/1/emails', { template: 'bookingLink' });
    await app.sendMail();
    const mail = app.smtp.received.at(-1)?.mail;
    expect(mail?.text).toMatch(/^Hi Dolores\n\n- one\n\n- two\n\nGo:\nhttp/);
    expect(mail?.html).toMatch(/<h1 style="[^"]+">Hi <bdi>Dolores<\/bdi><\/h1>/);
    expect(mail?.text).toContain('911');
  });

  it('saved as they are leave no trace, and are refused by a code of their own', async () => {
    const template = await templates('bookingLink', 'en');
    const path = `/api/emailTemplates/${template.id}`;
    const before = await admin.get('/api/auditEvents');
    expect((await admin.put(path, template)).body).toEqual(template);
    expect(await templates('bookingLink', 'en')).toEqual(template);
    const after = await admin.get('/api/auditEvents');
    expect(after.headers.get('Content-Range')).toBe(before.headers.get('Content-Range'));
    const stale = await admin.put(path, { ...template, version: 99 });
    expect(stale.body).toMatchObject({ code: 'template.versionConflict' });
  });

  it.each([
    ['body', 'Come soon.', /needs \{\{ time \}\}/],
    ['body', '{{ time }} [Go]({{ link }}) {{ concern }}', /no \{\{ concern \}\}/],
    ['body', '{{ time }} [Go]({{ link }}) {{ firstName', /can’t be read/],
    ['body', '{{ time }} [Go]({{ link }}) {% include "x" %}', /can’t be read/],
    ['body', '{{ time }} [Go]({{ link }}) {{ firstName | upcase }}', /can’t be read/],
    ['body', '{{ time }} {% unless infusion %}[Go]({{ link }}){% endunless %}', /in every case/],
    ['body', '{{ time }} [Go]({{ link }}) [x]({{ firstName }})', /A link must lead/],
    ['body', '{{ time }} [Go]({{ link }}) [x](javascript:alert)', /A link must lead/],
    ['body', '{{ time }} [Go]({{ link }}) for your Ketamine infusion', /must not name/],
    ['body', '{{ time }} [Go]({{ link }}) para su depresion', /must not name/],
    ['body', '', /fill this in/],
    ['subject', 'Your time is {{ time }}', /no \{\{ time \}\}/],
    ['subject', 'One\nBcc: two@example.com', /single line/],
    ['subject', '', /fill this in/],
  ])('can’t be saved with %s %j', async (field, value, reason) => {
    const template = await templates('reminder', 'es');
    const answer = await admin.put(`/api/emailTemplates/${template.id}`, {
      ...template,
      [field]: value,
    });
    expect(answer).toMatchObject({ status: 422 });
    expect(answer.body).toMatchObject({ errors: { [field]: expect.stringMatching(reason) } });
    expect(await templates('reminder', 'es')).toEqual(template);
  });
});
