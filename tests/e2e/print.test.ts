import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { realDashboard } from '../support/dashboard.ts';
import { makeLocation, makeUser, password, requestBody } from '../support/factories.ts';
import { createRunningClock } from '../support/running-clock.ts';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  app = await startApp({ clock: createRunningClock(), dashboard: await realDashboard() });
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

it('a day of forty people is printed on one sheet', async () => {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    opensAt: '00:00',
    closesAt: '24:00',
  }));
  const location = await makeLocation(app, { hours, settings: { contactWindow: hours } });
  const { email } = await makeUser(app, { locationIds: [location.id] });
  for (let person = 0; person < 40; person += 1) {
    const body = requestBody({
      lastName: `Person${person}`,
      email: `person${person}@example.com`,
      phone: `(210) 555-${String(100 + person).padStart(4, '0')}`,
    });
    expect((await app.visitor.post('/api/public/requests', body)).status).toBe(201);
  }
  const context = await browser.newContext();
  const credentials = { data: { email, password }, headers: { Origin: app.url } };
  await context.request.post(`${app.url}/api/auth/sign-in/email`, credentials);
  const page = await context.newPage();
  await page.goto(`${app.url}/admin/#/today`);
  await page.getByText('Dolores Person39').first().waitFor();
  expect(sheetsOf(await page.pdf({ format: 'Letter' }))).toBe(1);
});

/** Each page of a PDF is an object that says so. */
function sheetsOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
