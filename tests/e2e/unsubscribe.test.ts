import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LeadConsents } from '../../shared/consent-ledger.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { makeLocation, makeUser, requestBody, signIn } from '../support/factories.ts';
import type { Received } from '../support/smtp.ts';

/** Thursday, the third day after the request, 9:00 am in San Antonio. */
const thirdDay = '2026-11-26T15:00:00.000Z';
const seventhDay = '2026-11-30T15:00:00.000Z';

let app: TestApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  app = await startApp({ smtp: true });
  await makeLocation(app);
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function passUntil(at: string): Promise<readonly Received[]> {
  const before = app.smtp.received.length;
  app.clock.set(at);
  await app.followUpMails.runOnce();
  await app.sendMail();
  return app.smtp.received.slice(before);
}

/** Where the mail program finds its own “unsubscribe”, and where the words at its foot lead. */
function stopLinks({ mail }: Received): { header: string; foot: string } {
  const header = mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
  const [foot = ''] = /https?:\/\/\S+\/stop/.exec(mail.text ?? '') ?? [];
  return { header, foot: new URL(foot).pathname };
}

const mailWord = async () => {
  const { email } = await makeUser(app, { role: 'admin' });
  const { body } = await (await signIn(app, email)).get('/api/leads/1/consents');
  return (body as LeadConsents).now.find(({ channel }) => channel === 'email')?.state;
};

it('ends the mails with one click, takes a slip back, and never by looking', async () => {
  expect((await app.visitor.post('/api/public/requests', requestBody())).status).toBe(201);
  await app.sendMail();
  const [followUp] = await passUntil(thirdDay);
  const { header, foot } = stopLinks(followUp ?? assert.fail('no follow-up mail'));
  expect(header).toBe(`<http://localhost:${new URL(app.url).port}${foot}>`);

  await page.goto(app.url + foot);
  await page.getByRole('heading', { name: 'No more mails from us?' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await mailWord()).toBe('given');

  await page.getByRole('button', { name: 'Stop the mails' }).click();
  await page.getByRole('heading', { name: 'We write no more mails' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await mailWord()).toBe('withdrawn');

  await page.getByRole('button', { name: 'I clicked by mistake' }).click();
  await page.getByRole('heading', { name: 'We go on writing to you' }).waitFor();
  expect(await mailWord()).toBe('given');

  // The mail program's own button: no page, no session, any form.
  const oneClick = await app.visitor.submit(foot, { 'List-Unsubscribe': 'One-Click' });
  expect(oneClick.status).toBe(200);
  expect(await mailWord()).toBe('withdrawn');
  expect(await passUntil(seventhDay)).toEqual([]);
});
