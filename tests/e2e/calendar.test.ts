import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Appointment } from '../../shared/records.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';
import { mailsTo, makePatient } from '../support/booking.ts';
import { launchBrowser } from '../support/browser.ts';
import { realDashboard } from '../support/dashboard.ts';
import { makeLocation, makeUser, password, signIn } from '../support/factories.ts';

let app: TestApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let email: string;
let booked: Appointment;
let complaints: string[];

/** Monday 11:00 am in San Antonio, two hours after the clock of these tests. */
const eleven = '2026-11-23T17:00:00.000Z';

beforeAll(async () => {
  browser = await launchBrowser();
  app = await startApp({ dashboard: await realDashboard() });
  const { id } = await makeLocation(app, {}, ['any', 'any']);
  ({ email } = await makeUser(app, { locationIds: [id] }));
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});
beforeEach(async () => {
  const { leadId } = await makePatient(app);
  const desk = await signIn(app, email);
  const wish = { leadId, kind: 'consultation', startsAt: eleven };
  booked = (await desk.post('/api/appointments', wish)).body as Appointment;
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.clock.setFixedTime(monday);
  await page.goto(`${app.url}/admin/#/appointments`);
  await page.getByLabel('Mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await card(/^11:00 am/).waitFor();
});
afterEach(async () => {
  await context.close();
  const desk = await signIn(app, email);
  await desk.post(`/api/appointments/${booked.id}/cancel`);
  expect(complaints).toEqual([]);
});

const card = (name: RegExp) => page.getByRole('listitem').getByRole('button', { name });
const inDialog = (name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true });
const stored = () =>
  app.db
    .selectFrom('appointments')
    .selectAll()
    .where('id', '=', booked.id)
    .executeTakeFirstOrThrow();

/** Drags the card by its middle onto the middle of a free time. */
async function drag(target: string): Promise<void> {
  await card(/^11:00 am/).hover();
  await page.mouse.down();
  await page.getByRole('button', { name: target }).hover();
  await page.mouse.up();
}

it('drags an appointment to another room and time, and moves it only when told to', async () => {
  await drag('Book 1:00 pm, Room 2');
  await page.getByRole('dialog', { name: /to Mon, Nov 23, 1:00 pm, Room 2\?$/ }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await inDialog('Back').click();
  expect((await stored()).startsAt).toBe(eleven);
  await drag('Book 1:00 pm, Room 2');
  await inDialog('Move and tell the person').click();
  await page.getByText('Moved to Mon, Nov 23, 1:00 pm, Room 2.').waitFor();
  await card(/^1:00 pm – 1:30 pm, Dolores Quintanilla, Consultation, Room 2/).waitFor();
  expect((await stored()).startsAt).toBe('2026-11-23T19:00:00.000Z');
  expect((await mailsTo(app, booked.leadId)).at(-1)).toBe('moved');
});

it('puts back what was cancelled meanwhile, and says so; Escape lets go of a card', async () => {
  await card(/^11:00 am/).hover();
  await page.mouse.down();
  await page.getByRole('button', { name: 'Book 2:00 pm, Room 1' }).hover();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await page.getByRole('dialog').count()).toBe(0);
  const other = await signIn(app, email);
  await drag('Book 2:00 pm, Room 1');
  // While it is asked: before, the card would be gone as soon as the page hears of it.
  await page.getByRole('dialog').waitFor();
  await other.post(`/api/appointments/${booked.id}/cancel`);
  await inDialog('Move and tell the person').click();
  await page.getByText('Not moved. This appointment is cancelled already.').waitFor();
  await card(/^11:00 am/).waitFor({ state: 'detached' });
  expect((await mailsTo(app, booked.leadId)).at(-1)).toBe('cancelled');
});

it('does the same by keys: opens a card, moves it without a mail, and books a free time', async () => {
  await card(/^11:00 am/).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Dolores Quintanilla' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Move', exact: true }).press('Enter');
  await page.getByRole('button', { name: '3:00 pm', exact: true }).first().press('Enter');
  await page.getByLabel('Tell the person by mail').press('Space');
  await page.getByRole('dialog').last().getByRole('button', { name: 'Move' }).press('Enter');
  await page.getByText('Moved.', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await card(/^3:00 pm/).waitFor();
  expect((await mailsTo(app, booked.leadId)).at(-1)).toBe('confirmation');
  await page.getByRole('button', { name: 'Book 9:30 am, Room 1' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByText(/10:00 am CST, Room 2/).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.type('Quintanilla');
  await page
    .getByRole('radio', { name: /Quintanilla/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Infusion' }).press('Space');
  await inDialog('Book').press('Enter');
  await page.getByText('Booked.', { exact: true }).waitFor();
  await card(/^10:00 am.*Infusion, Room 2, Booked$/).waitFor();
});
