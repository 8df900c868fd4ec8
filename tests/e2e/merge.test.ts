import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';
import { leadOf, makePatient, type Patient, slotsOf } from '../support/booking.ts';
import { launchBrowser } from '../support/browser.ts';
import { realDashboard } from '../support/dashboard.ts';
import { makeLocation, makeUser, password } from '../support/factories.ts';
import { createRunningClock } from '../support/running-clock.ts';

let app: TestApp;
let browser: Browser;
let page: Page;
let first: Patient;
let second: Patient;
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
  first = await makePatient(app);
  second = await makePatient(app, { howHeard: 'Radio' });
  await app.sendMail();
  const [slot] = slotsOf(await app.visitor.get(second.api));
  await app.visitor.post(second.api, { startsAt: slot?.startsAt });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${app.url}/admin/#/leads`);
  await page.getByLabel('Mail address').fill(desk.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

it('two leads of one person become one, by the keyboard, and two again', async () => {
  const [{ reference }, other] = [
    await leadOf(app, first.leadId),
    await leadOf(app, second.leadId),
  ];
  await page.getByRole('checkbox', { name: /^Select all/ }).click();
  await page.getByRole('link', { name: 'Merge', exact: true }).click();

  await page.getByRole('heading', { name: 'Compare and merge' }).waitFor();
  const kept = page.getByRole('radiogroup', { name: 'Keep this one' });
  await kept.getByRole('radio', { name: new RegExp(reference) }).check();
  await page.getByText(`1 appointment, 2 mails and its history go from`).waitFor();
  const phone = page.getByRole('radiogroup', { name: 'Phone' });
  await phone.getByRole('radio', { checked: true }).focus();
  await page.keyboard.press('ArrowDown');
  expect(await seriousFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  expect(wide).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: `Merge into ${reference}` }).press('Enter');

  await page.getByText(`Merged: all is with ${reference} now.`).waitFor();
  await page.getByText(`${other.reference} was merged into this lead. Is now booked.`).waitFor();
  expect(await leadOf(app, first.leadId)).toMatchObject({
    status: 'booked',
    howHeard: 'Radio',
    phone: other.phone,
  });
  // Whoever comes later sees it without the message.
  await page.reload();
  await page.getByText(/^Merged with/).waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('button', { name: `Split from ${other.reference}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Split' }).click();
  await page.getByText('Split: there are two leads again').waitFor();
  await page.getByText(/^Merged with/).waitFor({ state: 'detached' });
  expect(await leadOf(app, first.leadId)).toMatchObject({ status: 'emailed', howHeard: null });
  expect(await leadOf(app, second.leadId)).toMatchObject({ status: 'booked', mergedIntoId: null });
  expect(complaints).toEqual([]);
});
