import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { realDashboard } from '../support/dashboard.ts';
import { makeLocation, makeUser, password, requestBody } from '../support/factories.ts';
import { createRunningClock } from '../support/running-clock.ts';
import { askForConsultation, bookFirstTime, bookingPath, nextMailTo } from './patient.ts';

let app: TestApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let desk: { email: string };
let manager: { email: string };
let admin: { email: string };

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  opensAt: '00:00',
  closesAt: '24:00',
}));

beforeAll(async () => {
  browser = await launchBrowser();
  app = await startApp({
    clock: createRunningClock(),
    smtp: true,
    workers: true,
    dashboard: await realDashboard(),
  });
  const { id } = await makeLocation(app, { hours: everyDay });
  const locationIds = [id];
  desk = await makeUser(app, { email: 'marisol@example.com', locationIds });
  manager = await makeUser(app, { email: 'ruth@example.com', role: 'manager', locationIds });
  admin = await makeUser(app, { email: 'carmen@example.com', role: 'admin', locationIds });
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(app.url) && !/^(data|blob):/.test(request.url())) {
      complaints.push(`loads ${request.url()}`);
    }
  });
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

async function signIn(email: string): Promise<void> {
  await page.goto(`${app.url}/admin/#/leads`);
  await page.getByLabel('Mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Leads' }).waitFor();
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const inDialog = (name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true });
const inTimeline = (text: string | RegExp) => page.getByText(text).first().waitFor();

async function fromMenu(action: string): Promise<void> {
  await button('More').click();
  await page.getByRole('menuitem', { name: action }).click();
}

const ids = { people: 0 };

/** Somebody asks through the web site; the answer is the last four digits of their number. */
async function ask(lastName: string): Promise<string> {
  ids.people += 1;
  const digits = String(110 + ids.people).padStart(4, '0');
  const phone = `(210) 555-${digits}`;
  const email = `${lastName.toLowerCase()}@example.com`;
  const body = requestBody({ lastName, email, phone });
  expect((await app.visitor.post('/api/public/requests', body)).status).toBe(201);
  await nextMailTo(app.smtp, email, 1);
  return digits;
}

/** Somebody asks through the web site, and the front desk opens their page. */
async function openNewLead(lastName: string): Promise<void> {
  await ask(lastName);
  await page.reload();
  await page.getByText(`Dolores ${lastName}`).first().click();
  await page.getByRole('heading', { name: `Dolores ${lastName}` }).waitFor();
}

describe('the promise, kept end to end', () => {
  it('from the form to the infusion, seen by the front desk', async () => {
    const patient = {
      firstName: 'María José',
      lastName: 'Villarreal de la Garza',
      email: 'mj@example.com',
      phone: '(210) 555-0199',
    };
    await askForConsultation(page, app.url, 'es', patient);
    const mail = await nextMailTo(app.smtp, patient.email, 1);
    await bookFirstTime(page, app.url + bookingPath(mail), 'es');

    await signIn(desk.email);
    await page.getByRole('tab', { name: /Booked/ }).click();
    await page.getByText('María José Villarreal de la Garza').first().click();
    await inTimeline(/Asked for a consultation on the web site/);
    await inTimeline(/accepted by the mail server/);
    await inTimeline(/Is now booked/);
    expect(await page.title()).not.toContain('María');

    await page.keyboard.press('l');
    await page.getByLabel('Reached').check();
    await inDialog('Save call').click();
    await page.getByText('Call saved.').waitFor();

    await fromMenu('Book');
    await page.getByRole('dialog').getByLabel('Infusion').check();
    await page.getByRole('dialog').locator('fieldset button[aria-pressed]').first().click();
    await inDialog('Book').click();
    await page.getByText('Booked.', { exact: true }).waitFor();

    await carryToInfused();
  });

  /** The day of the infusion: everybody's clock stands just after it began. */
  async function carryToInfused(): Promise<void> {
    const visits = await app.db
      .selectFrom('appointments')
      .select(['kind', 'startsAt'])
      .where('status', '=', 'booked')
      .orderBy('startsAt')
      .execute();
    const last = Temporal.Instant.from(visits.at(-1)?.startsAt ?? '').add({ minutes: 1 });
    app.clock.set(last.toString());
    await page.clock.setFixedTime(last.toString());
    await signInAgain();
    for (let left = visits.length; left > 0; left -= 1) {
      await page.getByRole('button', { name: 'Complete', exact: true }).first().click();
      await inDialog('Complete').click();
      await page.getByText('Completed.', { exact: true }).waitFor();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await inTimeline(/Is now infused/);
  }

  /** The session ran out under the open page; what was told last is still on it. */
  async function signInAgain(): Promise<void> {
    await page.waitForURL(/why=quiet/);
    await page.getByLabel('Mail address').fill(desk.email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('María José Villarreal de la Garza').first().waitFor();
    if ((await button('Log call').count()) === 0 && (await button('More').count()) === 0) {
      await page.getByText('María José Villarreal de la Garza').first().click();
    }
  }
});

describe('the front desk', () => {
  it('searches by the last digits, writes a note, shows the concern, closes and reopens', async () => {
    await signIn(desk.email);
    await openNewLead('Okafor');
    await page.getByLabel('Note').fill('Asked about parking.');
    await button('Save note').click();
    await inTimeline('Asked about parking.');
    await button('Show').click();
    await page.getByText('Prefer not to say').waitFor();
    await fromMenu('Close lead');
    await inDialog('Close lead').click();
    await page.getByText('Please fill this in.').first().waitFor();
    await page.getByRole('dialog').getByRole('combobox').click();
    await page.getByRole('option', { name: 'Cost' }).click();
    await inDialog('Close lead').click();
    await page.getByText('Closed · cost').first().waitFor();
    await button('Reopen').click();
    await inDialog('Reopen').click();
    await inTimeline(/Is now emailed/);
  });

  it('finds who calls by the last digits, and covers the screen from who stands there', async () => {
    await ask('Lindgren');
    const digits = await ask('Hartmann');
    await signIn(desk.email);
    await page.getByText('Dolores Lindgren').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(digits);
    await page.getByRole('option', { name: /Dolores Hartmann/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { name: 'Dolores Hartmann' });
    await heading.waitFor();
    await page.keyboard.press('l');
    await page.getByRole('dialog', { name: 'Log a call' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const cover = page.getByRole('dialog', { name: 'The screen is covered' });
    await cover.waitFor();
    expect(await page.getByText('Dolores Hartmann').filter({ visible: true }).count()).toBe(0);
    expect(await page.title()).toBe('Stillpoint');
    expect(await seriousFindings(page)).toEqual([]);
    await page.reload();
    await cover.waitFor();
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press('Tab');
      expect(await cover.locator(':focus').count()).toBe(1);
    }
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await heading.waitFor();
    expect(await cover.count()).toBe(0);
  });

  it('two tabs on one lead: the second chooses between both, and loses nothing it typed', async () => {
    await signIn(desk.email);
    await openNewLead('Boyd');
    await fromMenu('Edit');
    await page.getByLabel('Best time').fill('after 4 pm');
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByLabel('Best time').fill('mornings');
    await other.getByRole('button', { name: 'Save' }).click();
    await other.getByText(/Prefers .*mornings/).waitFor();
    await button('Save').click();
    await page.getByRole('dialog').getByLabel('Theirs: “mornings”').waitFor();
    expect(await page.getByLabel('Mine: “after 4 pm”').isChecked()).toBe(true);
    await inDialog('Save').click();
    await page.getByText(/Prefers .*after 4 pm/).waitFor();
  });

  it('offline, says so and keeps what was typed', async () => {
    await signIn(desk.email);
    await openNewLead('Rahman');
    await page.getByLabel('Note').fill('Will call back.');
    await context.setOffline(true);
    await button('Save note').click();
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByLabel('Note').inputValue()).toBe('Will call back.');
    await context.setOffline(false);
    await button('Save note').click();
    await inTimeline('Will call back.');
  });
});

/** Every page an admin can open, with its heading. */
const pages: readonly (readonly [path: string, heading: string | RegExp])[] = [
  ['today', /to call|Nothing|to do/],
  ['queue', /Villarreal|Dolores|Nothing is due now/],
  ['leads', 'Leads'],
  ['leads/board', 'Leads'],
  ['leads/1/show', /Villarreal|Dolores/],
  ['leads/1', 'Edit lead'],
  ['leads/create', 'New lead'],
  ['leads/999/show', 'Lead'],
  ['appointments', 'Calendar'],
  ['appointments?view=week', 'Calendar'],
  ['appointments?view=list', 'Calendar'],
  ['emails', 'Outbox'],
  ['emails/1/show', 'Link to book'],
  ['settings', 'Settings'],
  ['locations', 'Locations'],
  ['locations/1', 'Location'],
  ['users', 'Staff'],
  ['users/create', 'Invite somebody'],
  ['emailTemplates', 'Mail templates'],
  ['emailTemplates/1', 'Mail template'],
  ['apiKeys', 'API keys'],
  ['auditEvents', 'Audit'],
  ['nowhere', 'There is nothing at this address'],
];
const widths = [1440, 1024, 390];

/** Colours are the same at every width and the layouts in every scheme: each is looked at once. */
const looks = { light: [1440, 390], dark: [1440] } as const;

async function expectGoodAt(path: string, looked: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    const fits = await page.evaluate(
      () => document.documentElement.scrollWidth <= window.innerWidth,
    );
    const findings = looked.includes(width) ? await seriousFindings(page) : [];
    expect([path, width, fits, findings]).toEqual([path, width, true, []]);
  }
}

describe.each(['light', 'dark'] as const)('every page (%s)', (colorScheme) => {
  it('has no serious accessibility finding and fits its window', { timeout: 240_000 }, async () => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`${app.url}/admin/`);
    await button('Sign in').waitFor();
    await expectGoodAt('sign in', looks[colorScheme]);
    await ask(`Ferrell-${colorScheme}`);
    await signIn(admin.email);
    for (const [path, heading] of pages) {
      await page.goto(`${app.url}/admin/#/${path}`);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectGoodAt(path, looks[colorScheme]);
    }
  });
});

it('shows a manager the correction of a status, and the front desk not', async () => {
  await signIn(manager.email);
  await openNewLead('Mays');
  await button('More').click();
  await page.getByRole('menuitem', { name: 'Correct status' }).waitFor();
  await context.clearCookies();
  await signIn(desk.email);
  await page.getByText('Dolores Mays').first().click();
  await button('More').click();
  await page.getByRole('menuitem', { name: 'Assign' }).waitFor();
  expect(await page.getByRole('menuitem', { name: 'Correct status' }).count()).toBe(0);
});
