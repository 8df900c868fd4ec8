import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { realDashboard } from '../support/dashboard.ts';
import { makeLocation, makeUser, password, requestBody } from '../support/factories.ts';
import { createRunningClock } from '../support/running-clock.ts';

let app: TestApp;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  opensAt: '00:00',
  closesAt: '24:00',
}));

beforeAll(async () => {
  browser = await launchBrowser();
  app = await startApp({ clock: createRunningClock(), dashboard: await realDashboard() });
  const { id } = await makeLocation(app, { hours: everyDay });
  const desk = await makeUser(app, { locationIds: [id] });
  expect((await app.visitor.post('/api/public/requests', requestBody())).status).toBe(201);
  await app.sendMail();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) {
      complaints.push(message.text());
    }
  });
  await page.goto(`${app.url}/admin/#/leads/board`);
  await page.getByLabel('Mail address').fill(desk.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

const column = (name: string) => page.getByRole('region', { name });
const card = (name: string) => column(name).getByRole('article', { name: 'Dolores Quintanilla' });

/** Lifts the card, moves it one column on, and lets it go. */
async function carry(from: string, key: string, over: string): Promise<void> {
  await card(from).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press(key);
  await page.getByText(`Over ${over}.`).waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
}

it('carries a card across the board with the keyboard alone, as far as the facts go', async () => {
  await card('Emailed 1').waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await carry('Emailed', 'ArrowRight', 'Booked');
  const dialog = page.getByRole('dialog', { name: 'Book an appointment' });
  await dialog.locator('fieldset button[aria-pressed]').first().waitFor();
  // Behind the dialog, where screen readers don't look now.
  expect(await page.locator('[aria-labelledby=column-emailed] article').count()).toBe(1);
  await dialog.locator('fieldset button[aria-pressed]').first().press('Enter');
  await dialog.getByRole('button', { name: 'Book', exact: true }).press('Enter');
  await card('Booked 1').waitFor();
  await card('Emailed').waitFor({ state: 'detached' });

  await carry('Booked', 'ArrowLeft', 'Emailed');
  await page.getByText(/An appointment is booked\. Cancel it/).waitFor();
  expect(await card('Booked').count()).toBe(1);
  expect(await seriousFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
