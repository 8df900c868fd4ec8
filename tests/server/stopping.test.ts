import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildDashboard } from '../../server/build-dashboard.ts';
import { migrate, openDatabase } from '../../server/db/open.ts';
import { createMailSender } from '../../server/mail/sender.ts';
import { startApp } from '../support/app.ts';
import { createClient } from '../support/client.ts';
import { makeLocation, requestBody } from '../support/factories.ts';
import { ask, firstEmail, mailApp } from '../support/mail.ts';
import { startProcess } from '../support/server-process.ts';
import { startSmtp } from '../support/smtp.ts';

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stillpoint-stop-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'test.sqlite');
}

/** How long it takes, in milliseconds. */
async function took(work: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work;
  return performance.now() - start;
}

/** A mail server that takes no mail until it is let; `asked` is over once it was tried. */
async function stuckSmtp() {
  const asked = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const smtp = await startSmtp({
    onData: (stream, _session, done) => {
      stream.resume().on('end', () => {
        asked.resolve();
        void release.promise.then(() => done(null));
      });
    },
  });
  onTestFinished(async () => {
    release.resolve();
    await smtp.stop();
  });
  return { url: smtp.url, asked: asked.promise, release: release.resolve };
}

/** The head of a post of which the body is still to come. */
async function beginPost(url: string, agent: Agent) {
  const body = JSON.stringify(requestBody());
  const sending = request(`${url}/api/public/requests`, {
    agent,
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      Expect: '100-continue',
    },
  });
  sending.on('error', () => undefined);
  sending.flushHeaders();
  await once(sending, 'continue');
  return async () => {
    sending.end(body);
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    response.resume();
    return response;
  };
}

it('answers what was asked before, says good-bye, and waits for no idle connection', async () => {
  const app = await startApp();
  await makeLocation(app);
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const silent = connect(Number(new URL(app.url).port), '127.0.0.1');
  await once(silent, 'connect');
  const finish = await beginPost(app.url, agent);
  const stopped = took(app.stop());
  const response = await finish();
  expect(response.statusCode).toBe(201);
  expect(response.headers.connection).toBe('close');
  expect(await stopped).toBeLessThan(4000);
});

it('waits for connections and mails together no longer than the time it has', async () => {
  const smtp = await stuckSmtp();
  const app = await startApp({ env: { SMTP_URL: smtp.url }, workers: true, graceMs: 700 });
  await makeLocation(app);
  await ask(app);
  await smtp.asked;
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  await beginPost(app.url, agent);
  const ms = await took(app.stop());
  expect(ms).toBeGreaterThan(600);
  expect(ms).toBeLessThan(1300);
});

it('notes the mail that is accepted while it stops', async () => {
  const file = newFile();
  const smtp = await stuckSmtp();
  const app = await startApp({ file, env: { SMTP_URL: smtp.url }, workers: true });
  await makeLocation(app);
  await ask(app);
  await smtp.asked;
  const stopped = app.stop();
  smtp.release();
  await stopped;

  const next = await startApp({ file });
  onTestFinished(next.stop);
  expect(await firstEmail(next)).toMatchObject({ status: 'sent', attempts: 1 });
});

it('notes what the disk did not take before', async () => {
  const file = newFile();
  const app = await startApp({ file, smtp: true });
  await makeLocation(app);
  await ask(app);
  await sql`create trigger "diskIsFull" before update on emails when new.status = 'sent'
    begin select raise(abort, 'disk is full'); end`.execute(app.db);
  await app.sendMail();
  expect(await firstEmail(app)).toMatchObject({ status: 'sending' });
  await sql`drop trigger "diskIsFull"`.execute(app.db);
  await app.stop();

  const next = await startApp({ file });
  onTestFinished(next.stop);
  expect(await firstEmail(next)).toMatchObject({ status: 'sent' });
});

describe('the program', () => {
  /** A file with a clinic in it, and `npm start` on it. */
  async function serve(env: Record<string, string> = {}) {
    await buildDashboard(() => {});
    const file = newFile();
    const db = openDatabase(file);
    onTestFinished(() => db.destroy());
    await migrate(db);
    await makeLocation({ db });
    return { db, server: await startProcess({ file, env }) };
  }

  /** Waits until nobody new is let in: the signal has arrived. */
  async function refusesVisitors(url: string): Promise<void> {
    try {
      for (;;) {
        await fetch(`${url}/healthz`, { headers: { Connection: 'close' } });
      }
    } catch {
      // The connection was refused.
    }
  }

  it('asked to end, waits for the mail that is under way and notes it', async () => {
    const smtp = await stuckSmtp();
    const { db, server } = await serve({ SMTP_URL: smtp.url });
    const answer = await createClient(server.url).post('/api/public/requests', requestBody());
    expect(answer.status).toBe(201);
    await smtp.asked;
    const ended = server.terminate();
    await refusesVisitors(server.url);
    smtp.release();
    expect(await ended).toBe(0);
    expect(await db.selectFrom('emails').select('status').execute()).toEqual([{ status: 'sent' }]);
  }, 60_000);

  it('asked twice, ends at once', async () => {
    const { server } = await serve();
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    await beginPost(server.url, agent);
    const ended = server.terminate();
    await refusesVisitors(server.url);
    const again = server.terminate();
    expect(await took(again)).toBeLessThan(4000);
    expect(await ended).toBe(1);
  }, 60_000);
});

it('a mail worker that was stopped and started again wakes for new mail', async () => {
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
  const app = await mailApp({ env: { SMTP_URL: smtp.url } });
  const sender = createMailSender(app.ctx);
  onTestFinished(() => sender.stop());
  sender.start();
  app.ctx.events.emit('outbox');
  await sender.stop();
  sender.start();
  await ask(app);
  await arrived.promise;
  assert.equal(sender.alive(), true);
}, 10_000);
