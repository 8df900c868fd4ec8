import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';
import { makePatient, type Patient } from '../support/booking.ts';
import { launchBrowser } from '../support/browser.ts';
import { makeLocation } from '../support/factories.ts';

let app: TestApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let patient: Patient;

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  await makeLocation(app);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  page = await context.newPage();
  patient = await makePatient(app);
});
afterEach(() => context.close());

const url = (query = '') => `${app.url}${patient.page}${query}`;
const shown = () =>
  app.db
    .selectFrom('availabilityShown')
    .select('freeTimes')
    .where('leadId', '=', patient.leadId)
    .execute();

test('a page that a person really sees is reported, one that is only fetched is not', async () => {
  await app.visitor.get(patient.page);
  expect(await shown()).toEqual([]);
  const reported = page.waitForResponse((response) => response.url().endsWith('/opened'));
  await page.goto(url());
  expect((await reported).status()).toBe(204);
  expect(await shown()).toHaveLength(1);
});

test('a time is held, booked by keyboard alone, and a second tap sends nothing twice', async () => {
  await page.goto(url('?day=2026-11-24'));
  await page.getByRole('button', { name: 'Tuesday, November 24, 10:00 am' }).press('Enter');
  const confirm = page.getByRole('button', { name: 'Book this time' });
  await confirm.waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  let sent = 0;
  page.on('request', (request) => {
    sent += request.method() === 'POST' && request.url() === url() ? 1 : 0;
  });
  await confirm.dblclick();
  await page.getByRole('heading', { name: 'Dolores, you are booked' }).waitFor();
  expect(sent).toBe(1);
  expect(await seriousFindings(page)).toEqual([]);
});

test('the page says when the chosen time is no longer held', async () => {
  await page.clock.install();
  await page.goto(url('?day=2026-11-25'));
  await page.getByRole('button', { name: 'Wednesday, November 25, 9:00 am' }).click();
  const says = page.getByRole('status');
  expect(await says.textContent()).toBe('Held for you for 5 minutes.');
  await page.clock.fastForward('05:02');
  await expect.poll(() => says.textContent()).toContain('This time is no longer held for you.');
});
