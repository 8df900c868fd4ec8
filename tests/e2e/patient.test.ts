import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { makeLocation } from '../support/factories.ts';
import { createRunningClock } from '../support/running-clock.ts';
import { askForConsultation, bookFirstTime, bookingPath, nextMailTo, words } from './patient.ts';

let app: TestApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let foreign: string[];

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  opensAt: '08:00',
  closesAt: '17:00',
}));

beforeAll(async () => {
  browser = await launchBrowser();
  app = await startApp({
    clock: createRunningClock(),
    smtp: true,
    workers: true,
    env: { FORM_CHALLENGE: 'on' },
  });
  await makeLocation(app, { hours: everyDay, settings: { changeNoticeMinutes: 0 } });
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});
beforeEach(async () => {
  await open({});
});
afterEach(async () => {
  await context.close();
  expect(foreign).toEqual([]);
});

/** A phone of its own for each test; what it loads from elsewhere is remembered. */
async function open(options: { javaScriptEnabled?: boolean }): Promise<void> {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  page = await context.newPage();
  foreign = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(app.url) && !/^(data|blob):/.test(request.url())) {
      foreign.push(request.url());
    }
  });
}

const fitsTheScreen = () =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

describe.each(['en', 'es'] as const)('a patient (%s)', (language) => {
  const patient = {
    firstName: 'Dolores',
    lastName: 'Quintanilla de la Garza',
    email: `dolores-${language}@example.com`,
    phone: language === 'en' ? '(210) 555-0142' : '(210) 555-0143',
  };

  it('asks, gets the mail, books, moves and cancels', async () => {
    const said = words[language];
    await askForConsultation(page, app.url, language, patient);
    const mail = await nextMailTo(app.smtp, patient.email, 1);
    const link = app.url + bookingPath(mail);

    await bookFirstTime(page, link, language);
    expect(await fitsTheScreen()).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    const confirmation = await nextMailTo(app.smtp, patient.email, 2);
    expect(confirmation.raw).toContain('text/calendar');

    const booked = await page.locator('.ticket').textContent();
    await page.goto(link);
    expect(await page.locator('.ticket').textContent()).toBe(booked);
    expect(await page.title()).not.toContain('Dolores');

    await page.getByRole('link', { name: said.move }).click();
    await page.locator('.days a').last().click();
    await page.locator('.times button').last().click();
    await page.getByRole('button', { name: said.moveHere }).click();
    await page.getByRole('link', { name: said.toCalendar }).waitFor();
    expect(await page.locator('.ticket').textContent()).not.toBe(booked);
    await nextMailTo(app.smtp, patient.email, 3);

    await page.getByText(said.cancel, { exact: true }).click();
    await page.getByRole('button', { name: said.cancelYes }).click();
    await page.locator('.times button').first().waitFor();
    await nextMailTo(app.smtp, patient.email, 4);
  });

  it('is told what is wrong, field by field, and keeps what was typed', async () => {
    const said = words[language];
    await page.goto(`${app.url}/request?lang=${language}`);
    await page.getByLabel(said.firstName, { exact: true }).fill('علي 😀');
    await page.getByLabel(said.email, { exact: true }).fill('not-an-address');
    await page.getByRole('button', { name: said.send }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel(said.firstName, { exact: true }).inputValue()).toBe('علي 😀');
    expect(await page.getByLabel(said.email, { exact: true }).inputValue()).toBe('not-an-address');
    expect(await page.locator('[aria-invalid=true]').count()).toBeGreaterThanOrEqual(4);
    expect(await fitsTheScreen()).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('needs no JavaScript for any of it', async () => {
    await context.close();
    await open({ javaScriptEnabled: false });
    const other = { ...patient, firstName: 'Imelda', email: `imelda-${language}@example.com` };
    await askForConsultation(page, app.url, language, other);
    const mail = await nextMailTo(app.smtp, other.email, 1);
    const link = app.url + bookingPath(mail);
    await bookFirstTime(page, link, language);
    await nextMailTo(app.smtp, other.email, 2);
  });
});

it('a mail scanner that follows the link leaves no trace; a person who looks does', async () => {
  const patient = {
    firstName: 'Wes',
    lastName: 'Hartmann',
    email: 'wes@example.com',
    phone: '(210) 555-0163',
  };
  await askForConsultation(page, app.url, 'en', patient);
  const path = bookingPath(await nextMailTo(app.smtp, patient.email, 1));
  const opened = () =>
    app.db.selectFrom('activities').select('id').where('type', '=', 'bookingOpened').execute();
  const before = (await opened()).length;
  expect((await app.visitor.get(path)).status).toBe(200);
  expect(await opened()).toHaveLength(before);
  const told = page.waitForResponse((response) => response.url().endsWith('/opened'));
  await page.goto(app.url + path);
  expect((await told).ok()).toBe(true);
  expect(await opened()).toHaveLength(before + 1);
});

it('a dead link says how to reach the clinic, without saying why', async () => {
  const answer = await page.goto(`${app.url}/book/${'x'.repeat(32)}`);
  expect(answer?.status()).toBe(404);
  expect(await page.getByText('(210) 555-0100').count()).toBeGreaterThan(0);
  expect(await seriousFindings(page)).toEqual([]);
});
