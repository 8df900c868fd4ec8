import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { realDashboard } from '../support/dashboard.ts';
import { makeLocation, makeUser, password } from '../support/factories.ts';
import { csv } from '../support/imports.ts';
import { createRunningClock } from '../support/running-clock.ts';

let app: TestApp;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  app = await startApp({
    clock: createRunningClock(),
    dashboard: await realDashboard(),
    workers: true,
  });
  const { id } = await makeLocation(app);
  const manager = await makeUser(app, { role: 'manager', locationIds: [id] });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${app.url}/admin/#/leads`);
  await page.getByLabel('Mail address').fill(manager.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

const file = csv(
  ['Patient', 'Email', 'Date', 'Infused', 'Notes'],
  ['Dolores Quintanilla', 'dolores@example.com', '03/04/2026', '03/20/2026', 'Came by bus'],
  ['María José de la Garza', 'mj@example.com', '05/16/2026', '', ''],
  ['Nobody', 'nonsense', '2/30/2026', '', ''],
);

it('brings a list in from its file, and takes it back', async () => {
  await page.getByRole('link', { name: 'Import' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (
    await chooser
  ).setFiles({
    name: 'old-list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(file),
  });
  await page.getByRole('heading', { name: 'old-list.csv' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByText('2 rows of 3 can be brought in: 1 is left out for its problems.').waitFor();
  const problems = page.getByRole('region', { name: 'Problems' });
  await problems.getByText('There is no such day in the calendar.').waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Bring in 2 rows' }).click();
  await page.getByText('2 leads brought in, 1 row left out for their problems.').waitFor();
  await page.goto(`${app.url}/admin/#/leads`);
  await page.getByRole('link', { name: 'Dolores Quintanilla' }).click();
  await page.getByText('Brought in from another system.').waitFor();
  await page.getByText('Came by bus').waitFor();

  await page.goto(`${app.url}/admin/#/imports`);
  await page.getByRole('link', { name: 'old-list.csv' }).click();
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await page.getByText('Taken back. 2 leads of 2 leads went again.').waitFor();
  expect(await app.db.selectFrom('leads').select('id').execute()).toEqual([]);
  expect(await app.db.selectFrom('emails').select('id').execute()).toEqual([]);
  expect(complaints).toEqual([]);
});
