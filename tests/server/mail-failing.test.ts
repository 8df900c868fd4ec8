import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startApp } from '../support/app.ts';
import { startCuttingSmtp } from '../support/cutting-smtp.ts';
import { makeLocation } from '../support/factories.ts';
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
    expect(await openTasks(app)).toHaveLength(1);
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

  it('because nobody listens waits', async () => {
    const app = await mailApp({ env: { SMTP_URL: 'smtp://127.0.0.1:1' } });
    await ask(app);
    await app.sendMail();
    expect(await firstEmail(app)).toMatchObject({ status: 'queued', attempts: 1, ambiguous: 0 });
  });
});

describe('when things break', () => {
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
