import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startApp } from '../support/app.ts';
import { startCuttingSmtp } from '../support/cutting-smtp.ts';
import type { Mailer } from '../../server/mail/mailer.ts';
import { createMailSender } from '../../server/mail/sender.ts';
import { createSmtpMailer } from '../../server/mail/smtp-mailer.ts';
import { makeLocation, makeUser, signIn } from '../support/factories.ts';
import { activities, ask, firstEmail, mailApp, openTasks } from '../support/mail.ts';
import { startSmtp } from '../support/smtp.ts';

describe('a mail that is refused', () => {
  it('for now is tried again after a pause, under the same Message-ID', async () => {
    const app = await mailApp();
    await ask(app);
    app.smtp.refuse = { at: 'message', code: 451, text: 'greylisted' };
    await app.sendMail();
    const waiting = await firstEmail(app);
    expect(waiting).toMatchObject({ status: 'queued', attempts: 1, error: '451 greylisted' });
    expect(await openTasks(app)).toHaveLength(0);

    app.smtp.refuse = null;
    app.clock.advance({ seconds: 40 });
    await app.sendMail();
    expect(app.smtp.received).toHaveLength(0);
    app.clock.advance({ seconds: 40 });
    await app.sendMail();
    expect(app.smtp.received.map((each) => each.mail.messageId)).toEqual([waiting.messageId]);
    expect(await firstEmail(app)).toMatchObject({ status: 'sent', attempts: 2, error: null });
  });

  it('because the mailbox is full is tried again', async () => {
    const app = await mailApp();
    await ask(app);
    app.smtp.refuse = { at: 'recipient', code: 552, text: '5.2.2 mailbox full' };
    await app.sendMail();
    expect(await firstEmail(app)).toMatchObject({ status: 'queued' });
  });

  it('for good fails, and somebody has to call, once', async () => {
    const app = await mailApp();
    await ask(app);
    app.smtp.refuse = { at: 'recipient', code: 550, text: 'no such user' };
    await app.sendMail();
    expect(await firstEmail(app)).toMatchObject({ status: 'failed', error: '550 no such user' });
    expect(await activities(app, 'emailFailed')).toHaveLength(1);
    const tasks = await openTasks(app);
    expect(tasks).toMatchObject([{ kind: 'call', dueAt: '2026-11-23T15:15:00.000Z' }]);
    expect(await activities(app, 'statusChanged')).toHaveLength(0);

    app.clock.advance({ hours: 1 });
    await ask(app);
    await app.sendMail();
    expect(await activities(app, 'emailFailed')).toHaveLength(2);
    const calls = (await openTasks(app)).filter(({ title }) => title === tasks[0]?.title);
    expect(calls).toHaveLength(1);
  });

  it('for 48 hours is given up', async () => {
    const app = await mailApp();
    await ask(app);
    app.smtp.refuse = { at: 'recipient', code: 450, text: 'try later' };
    for (let hour = 0; hour <= 48; hour++) {
      await app.sendMail();
      app.clock.advance({ hours: 1 });
    }
    const email = await firstEmail(app);
    expect(email.status).toBe('failed');
    expect(email.attempts).toBeGreaterThan(12);
    expect(email.attempts).toBeLessThan(25);
    expect(await openTasks(app)).toHaveLength(1);
  });

  it('is tried for 48 hours more when staff ask for it, and is the same mail', async () => {
    const app = await mailApp();
    const { email } = await makeUser(app, { role: 'admin' });
    await ask(app);
    app.smtp.refuse = { at: 'recipient', code: 550, text: 'no such user' };
    await app.sendMail();
    const first = await firstEmail(app);

    app.clock.advance({ hours: 60 });
    app.smtp.refuse = { at: 'recipient', code: 450, text: 'try later' };
    const again = await signIn(app, email);
    expect(await again.post(`/api/emails/${first.id}/retry`)).toMatchObject({ status: 200 });
    await app.sendMail();
    expect(await firstEmail(app)).toMatchObject({ status: 'queued', attempts: 1 });
    for (const minutes of [2, 4, 11]) {
      app.clock.advance({ minutes });
      await app.sendMail();
    }
    expect(await firstEmail(app)).toMatchObject({ status: 'queued', attempts: 4 });
    app.clock.advance({ hours: 40 });
    app.smtp.refuse = null;
    await app.sendMail();
    expect(app.smtp.received.map(({ mail }) => mail.messageId)).toEqual([first.messageId]);
    expect(app.smtp.received[0]?.mail.date).toBe(first.createdAt);
  });

  it('because nobody listens waits', async () => {
    const app = await mailApp({ env: { SMTP_URL: 'smtp://127.0.0.1:1' } });
    await ask(app);
    await app.sendMail();
    expect(await firstEmail(app)).toMatchObject({ status: 'queued', attempts: 1, ambiguous: 0 });
  });
});

describe('when things break', () => {
  it('a mail that can’t be put together fails, whatever is wrong with it', async () => {
    const smtp = await startSmtp();
    onTestFinished(smtp.stop);
    const mailer = createSmtpMailer(smtp.url);
    onTestFinished(mailer.close);
    const mail = {
      from: 'clinic@example.com',
      to: 'dolores.q@example.com',
      replyTo: null,
      subject: 'Hello',
      html: '<p>Hello</p>',
      calendar: null,
      stopUrl: null,
      messageId: '<1@example.com>',
      date: '2026-11-23T15:00:00.000Z',
      get text(): string {
        throw new Error('these words can’t be read');
      },
    };
    expect(await mailer.deliver(mail)).toMatchObject({ kind: 'permanent' });
  });

  it('a mail on which the mailer itself breaks waits, and the others go out', async () => {
    const app = await mailApp();
    await ask(app, { email: 'broken@example.com', phone: '(210) 555-0143' });
    await ask(app);
    const { mailer } = app.ctx;
    const fragile: Mailer = {
      ...mailer,
      deliver: async (mail) => {
        if (mail.to === 'broken@example.com') {
          throw new Error('broken');
        }
        return mailer.deliver(mail);
      },
    };
    await createMailSender({ ...app.ctx, mailer: fragile }).runOnce();
    const rows = await app.db.selectFrom('emails').select(['to', 'status']).orderBy('id').execute();
    expect(rows).toEqual([
      { to: 'broken@example.com', status: 'queued' },
      { to: 'dolores.q@example.com', status: 'sent' },
    ]);
  });

  it('a stuck mail holds up no other', async () => {
    const releases: (() => void)[] = [];
    const arrived = Promise.withResolvers<string>();
    const smtp = await startSmtp({
      onRcptTo: ({ address }, _session, done) => {
        if (address.startsWith('stuck')) {
          releases.push(() => done(null));
        } else {
          done(null);
        }
      },
      onData: (stream, session, done) => {
        stream.resume().on('end', () => {
          arrived.resolve(session.envelope.rcptTo[0]?.address ?? '');
          done(null);
        });
      },
    });
    onTestFinished(smtp.stop);
    const app = await mailApp({ env: { SMTP_URL: smtp.url }, workers: true });
    onTestFinished(() => releases.forEach((release) => release()));
    await ask(app, { email: 'stuck@example.com', phone: '(210) 555-0143' });
    await ask(app);
    expect(await arrived.promise).toBe('dolores.q@example.com');
    expect(releases).toHaveLength(1);
  });

  it('what was being sent when the server died is sent after its restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stillpoint-mail-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'test.sqlite');
    const first = await startApp({ file });
    await makeLocation(first);
    await ask(first);
    const { messageId } = await firstEmail(first);
    await first.db.updateTable('emails').set({ status: 'sending' }).execute();
    await first.stop();

    const second = await startApp({ file, smtp: true });
    onTestFinished(second.stop);
    await second.sendMail();
    expect(second.smtp.received.map((each) => each.mail.messageId)).toEqual([messageId]);
  });

  it('what the disk could not note is noted later, and nothing goes out twice', async () => {
    const app = await mailApp();
    await ask(app);
    await sql`create trigger "diskIsFull" before update on emails when new.status = 'sent'
      begin select raise(abort, 'disk is full'); end`.execute(app.db);
    await app.sendMail();
    expect(await firstEmail(app)).toMatchObject({ status: 'sending' });
    await sql`drop trigger "diskIsFull"`.execute(app.db);
    await app.sendMail();
    expect(await firstEmail(app)).toMatchObject({ status: 'sent', attempts: 1 });
    expect(await activities(app, 'emailSent')).toHaveLength(1);
    expect(app.smtp.received).toHaveLength(1);
  });

  it('a mail cut after its last dot goes out again rarely, byte for byte the same', async () => {
    const smtp = await startCuttingSmtp(1);
    onTestFinished(smtp.stop);
    const app = await mailApp({ env: { SMTP_URL: smtp.url } });
    await ask(app);
    await app.sendMail();
    expect(await firstEmail(app)).toMatchObject({ status: 'queued', attempts: 1, ambiguous: 1 });
    app.clock.advance({ minutes: 20 });
    await app.sendMail();
    expect(smtp.messages).toHaveLength(1);
    app.clock.advance({ minutes: 20 });
    await app.sendMail();
    expect(await firstEmail(app)).toMatchObject({ status: 'sent', attempts: 2, ambiguous: 1 });
    expect(smtp.messages).toHaveLength(2);
    expect(smtp.messages[1]).toBe(smtp.messages[0]);
  });
});
