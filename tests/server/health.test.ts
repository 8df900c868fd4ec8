import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AppOptions, startApp, type TestApp } from '../support/app.ts';

/** The database may not grow any more, as on a disk without room. */
async function fillDisk({ db }: TestApp): Promise<void> {
  await sql`pragma max_page_count = 1`.execute(db);
}

async function start(options: AppOptions = {}) {
  const app = await startApp(options);
  onTestFinished(app.stop);
  return app;
}

describe('/healthz and /readyz', () => {
  it('say that the server is alive and ready', async () => {
    const app = await start({ workers: true });
    expect(await app.visitor.get('/healthz')).toMatchObject({ status: 200, body: { alive: true } });
    expect(await app.visitor.get('/readyz')).toMatchObject({ status: 200, body: { ready: true } });
  });

  it('say that it is alive but not ready without the mail worker', async () => {
    const app = await start({ workers: true });
    await app.mailSender.stop();
    const answer = await app.visitor.get('/readyz');
    expect(answer).toMatchObject({ status: 503, body: { code: 'notReady' } });
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await app.visitor.get('/healthz')).status).toBe(200);
  });

  it('say that it is not ready while the disk is full', async () => {
    const app = await start({ workers: true });
    await fillDisk(app);
    const answer = await app.visitor.get('/readyz');
    expect(answer).toMatchObject({ status: 503, body: { code: 'database.cannotWrite' } });
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    await sql`pragma max_page_count = 1000000`.execute(app.db);
    expect((await app.visitor.get('/readyz')).status).toBe(200);
  });

  it('leave nothing behind in the database', async () => {
    const app = await start({ workers: true });
    await app.visitor.get('/readyz');
    expect(await app.db.selectFrom('verifications').selectAll().execute()).toEqual([]);
  });
});

describe('/metrics', () => {
  const METRICS_TOKEN = 'only-for-tests-metrics';
  const forwarded = { 'X-Forwarded-For': '198.51.100.7' };

  it('are for this machine itself, not for whom a proxy on it lets through', async () => {
    const app = await start();
    const answer = await app.visitor.get('/metrics');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('stillpoint_http_seconds');
    expect((await app.visitor.get('/metrics', forwarded)).status).toBe(404);
    expect((await app.visitor.get('/metrics', { Forwarded: 'for=198.51.100.7' })).status).toBe(404);
  });

  it('are for whoever has the token', async () => {
    const app = await start({ env: { METRICS_TOKEN } });
    const withToken = (token: string) =>
      app.visitor.get('/metrics', { ...forwarded, Authorization: `Bearer ${token}` });
    expect((await withToken(METRICS_TOKEN)).status).toBe(200);
    expect((await withToken(`${METRICS_TOKEN}x`)).status).toBe(404);
    expect((await withToken('')).status).toBe(404);
  });

  it('are not for other addresses', async () => {
    const app = await start();
    const asking = get(`${app.url}/metrics`, { localAddress: '127.0.0.2' });
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(404);
  });
});
