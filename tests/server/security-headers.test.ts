import { Router } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dashboardPolicy } from '../../server/http/security-headers.ts';
import { type TestApp, startApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  const dashboard = Router();
  dashboard.get('/admin/', dashboardPolicy(), (_request, response) => {
    response.send('');
  });
  app = await startApp({ dashboard, env: { PUBLIC_URL: 'https://desk.clinic.example' } });
});
afterAll(() => app.stop());

describe.each(['/request', '/book/unknown', '/api/leads', '/healthz', '/nowhere'])('%s', (path) => {
  it('runs and loads nothing from elsewhere, is framed by nobody and sniffed by no browser', async () => {
    const { headers } = await app.visitor.get(path);
    const policy = String(headers.get('Content-Security-Policy'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Strict-Transport-Security')).toContain('max-age=31536000');
    expect(headers.get('X-Powered-By')).toBeNull();
  });
});

it('the dashboard has a nonce of its own with every page', async () => {
  const nonceOf = async () => {
    const { headers } = await app.visitor.get('/admin/');
    return /style-src-elem 'self' 'nonce-([^']+)'/.exec(
      String(headers.get('Content-Security-Policy')),
    )?.[1];
  };
  const [first, second] = [await nonceOf(), await nonceOf()];
  expect(first).toMatch(/^.{20,}$/);
  expect(second).not.toBe(first);
});

it('without https nobody is told to stay on it', async () => {
  const plain = await startApp();
  const { headers } = await plain.visitor.get('/request');
  expect(headers.get('Strict-Transport-Security')).toBeNull();
  await plain.stop();
});
