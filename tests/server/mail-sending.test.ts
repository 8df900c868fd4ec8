import { describe, expect, it, onTestFinished } from 'vitest';
import { connections } from '../../server/mail/mailer.ts';
import { mailHoldSeconds } from '../../shared/deed.ts';
import { makeStaff } from '../support/factories.ts';
import { activities, ask, firstEmail, mailApp } from '../support/mail.ts';
import { startSmtp } from '../support/smtp.ts';

/** A mail server of which one only wants to know that something came. */
async function waitingSmtp() {
  const arrived = Promise.withResolvers<void>();
  const smtp = await startSmtp({
    onData: (stream, _session, done) => {
      stream.resume().on('end', () => {
        done(null);
        arrived.resolve();
      });
    },
  });
  onTestFinished(smtp.stop);
  return { url: smtp.url, arrived: arrived.promise };
}

describe('the mail with the booking link', () => {
  it('reaches the mail server, and the lead is emailed', async () => {
    const app = await mailApp();
    await ask(app);
    await app.sendMail();

    const [received] = app.smtp.received;
    expect(app.smtp.received).toHaveLength(1);
    expect(received?.recipients).toEqual(['dolores.q@example.com']);
    expect(received?.mail.subject).toBe('Choose your time at Alamo Heights');
    expect(received?.mail.from).toEqual({ name: 'Stillpoint', address: 'no-reply@localhost' });
    expect(received?.mail.replyTo?.[0]?.address).toBe('alamo@example.com');
    expect(received?.mail.date).toBe('2026-11-23T15:00:00.000Z');
    expect(received?.raw).toContain('Auto-Submitted: auto-generated');
    const link = /http:\/\/\S+\/book\/[\w-]+/.exec(received?.mail.text ?? '')?.[0] ?? 'none';
    expect(received?.mail.html).toContain(`href="${link}"`);
    expect(received?.mail.text).toContain('(210) 555-0100');

    const email = await firstEmail(app);
    expect(email).toMatchObject({ status: 'sent', attempts: 1, nextAttemptAt: null, error: null });
    expect(received?.mail.messageId).toBe(email.messageId);
    const lead = await app.db.selectFrom('leads').selectAll().executeTakeFirstOrThrow();
    expect(lead).toMatchObject({
      status: 'emailed',
      emailedAt: email.sentAt,
      firstContactAt: null,
    });
    expect(await activities(app, 'emailSent')).toHaveLength(1);
  });

  it('is Spanish for somebody who asked in Spanish', async () => {
    const app = await mailApp();
    await ask(app, { language: 'es', firstName: 'María José' });
    await app.sendMail();
    const mail = app.smtp.received[0]?.mail;
    expect(mail?.subject).toBe('Elija su hora en Alamo Heights');
    expect(mail?.text).toContain('Hola, María José:');
  });

  it('is captured where no mail server is set', async () => {
    const app = await mailApp({});
    await ask(app);
    await app.sendMail();
    expect(await firstEmail(app)).toMatchObject({ status: 'captured' });
    expect(app.smtp.received).toHaveLength(0);
    const lead = await app.db.selectFrom('leads').select('status').executeTakeFirstOrThrow();
    expect(lead.status).toBe('emailed');
  });

  it('goes out by itself as soon as the request is stored', async () => {
    const { url, arrived } = await waitingSmtp();
    const app = await mailApp({ env: { SMTP_URL: url }, workers: true });
    await ask(app);
    await arrived;
    expect(await firstEmail(app)).toMatchObject({ attempts: 1 });
  });

  it('keeps names, addresses and numbers out of the log', async () => {
    const app = await mailApp();
    await ask(app);
    app.smtp.refuse = { at: 'recipient', code: 550, text: 'dolores.q@example.com is unknown' };
    await app.sendMail();
    expect(app.logged.join('')).not.toMatch(/dolores|quintanilla|555|\/book\/\w/i);
  });

  it('can’t be bent by what stands in a name', async () => {
    const settings = {
      clinicName: 'Alamo\r\nBcc: evil@example.com',
      mailFrom: 'hello@alamo.example.com',
    };
    const app = await mailApp({ smtp: true }, { settings });
    await ask(app, { firstName: 'ليلى 🌵 {{x}} <b>**' });
    await app.sendMail();
    const received = app.smtp.received[0];
    expect(received?.recipients).toEqual(['dolores.q@example.com']);
    expect(received?.mail.bcc).toBeUndefined();
    expect(received?.mail.from?.address).toBe('hello@alamo.example.com');
    expect(received?.mail.text).toContain('Hello ليلى 🌵 {{x}} <b>**,');
    expect(received?.mail.html).toContain('ليلى 🌵 {{x}} &lt;b&gt;**');
  });

  it('does not leave with an address that could be several', async () => {
    const app = await mailApp();
    await ask(app);
    const evil = 'a@example.com\r\nRCPT TO:<b@example.com>';
    await app.db.updateTable('leads').set({ email: evil }).execute();
    await app.db.updateTable('emails').set({ to: evil }).execute();
    await app.sendMail();
    expect(app.smtp.received).toHaveLength(0);
    expect(await firstEmail(app)).toMatchObject({ status: 'failed' });
  });
});

describe('a mail that may no longer be sent is held back', () => {
  async function withDesk() {
    const app = await mailApp();
    const desk = await makeStaff(app, { locationIds: [1] });
    return { app, desk };
  }

  it.each([
    ['closed', { status: 'closed', closeReason: 'spam', statusBeforeClose: 'requested' }, /closed/],
    ['another address', { email: 'other@example.com' }, /address was changed/],
    ['no address', { email: null }, /no mail address/],
  ] as const)('%s', async (_name, change, reason) => {
    const app = await mailApp();
    await ask(app);
    await app.db.updateTable('leads').set(change).execute();
    await app.sendMail();
    const email = await firstEmail(app);
    expect(email).toMatchObject({ status: 'suppressed', attempts: 0, sentAt: null });
    expect(email.error).toMatch(reason);
    expect(app.smtp.received).toHaveLength(0);
  });

  // By itself the sender looks again after a quarter of a minute.
  it('and leaves its place to the next at once', { timeout: 8000 }, async () => {
    const { url, arrived } = await waitingSmtp();
    const app = await mailApp({ env: { SMTP_URL: url } });
    for (let number = 0; number < connections; number += 1) {
      const phone = `+1210555010${number}`;
      await ask(app, { email: `person${number}@example.com`, phone });
    }
    await app.db
      .updateTable('leads')
      .set({ status: 'closed', closeReason: 'spam', statusBeforeClose: 'requested' })
      .execute();
    await ask(app);
    app.mailSender.start();
    await arrived;
  });

  it('a link, once a time was booked', async () => {
    const { app, desk } = await withDesk();
    await ask(app);
    app.clock.advance({ minutes: 1 });
    const startsAt = '2026-11-27T16:00:00.000Z';
    const booked = await desk.post('/api/appointments', {
      leadId: 1,
      kind: 'consultation',
      startsAt,
    });
    expect(booked.status).toBe(201);
    app.clock.advance({ seconds: mailHoldSeconds });
    await app.sendMail();
    const email = await firstEmail(app);
    expect(email).toMatchObject({ template: 'bookingLink', status: 'suppressed', attempts: 0 });
    expect(email.error).toMatch(/booked after/);
    expect(app.smtp.received.map(({ mail }) => mail.subject)).toEqual([
      'Your appointment at Alamo Heights is booked',
    ]);
  });

  it('but not the word that an appointment is cancelled, whatever became of the lead', async () => {
    const { app, desk } = await withDesk();
    await ask(app);
    const startsAt = '2026-11-27T16:00:00.000Z';
    await desk.post('/api/appointments', { leadId: 1, kind: 'consultation', startsAt });
    app.clock.advance({ seconds: mailHoldSeconds });
    await app.sendMail();
    app.smtp.received.length = 0;
    expect(await desk.post('/api/appointments/1/cancel', {})).toMatchObject({ status: 200 });
    await app.db
      .updateTable('leads')
      .set({ status: 'closed', closeReason: 'cost', statusBeforeClose: 'emailed' })
      .execute();
    await app.sendMail();
    expect(app.smtp.received.map(({ mail }) => mail.subject)).toEqual([
      'Your appointment at Alamo Heights is cancelled',
    ]);
  });

  it('consent withdrawn', async () => {
    const app = await mailApp();
    await ask(app);
    const { id: leadId } = await app.db.selectFrom('leads').select('id').executeTakeFirstOrThrow();
    await app.db
      .insertInto('consents')
      .values({
        leadId,
        at: app.clock.now().toString(),
        channel: 'email',
        action: 'withdrawn',
        language: 'en',
        means: 'staff',
      })
      .execute();
    await app.sendMail();
    expect((await firstEmail(app)).error).toBe('This person asked not to be mailed.');
    expect(app.smtp.received).toHaveLength(0);
  });
});
