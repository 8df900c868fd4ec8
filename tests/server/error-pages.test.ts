import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const browser = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

it('a browser that follows a dead link gets a page, a program gets JSON', async () => {
  const page = await app.visitor.get('/nowhere', browser);
  expect([page.status, page.headers.get('Content-Type')]).toEqual([
    404,
    'text/html; charset=utf-8',
  ]);
  expect(page.text).toContain('There is nothing here');
  const json = await app.visitor.get('/nowhere', { Accept: 'application/json' });
  expect([json.status, json.body]).toMatchObject([404, { code: 'notFound' }]);
});

it('the API answers JSON whoever asks', async () => {
  const answer = await app.visitor.get('/api/leads', browser);
  expect([answer.status, answer.body]).toMatchObject([401, { code: 'session.none' }]);
});
