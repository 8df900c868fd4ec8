import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, monday, startApp } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { realDashboard } from '../support/dashboard.ts';
import { makeLocation, makeUser, password, requestBody } from '../support/factories.ts';
import { createRunningClock } from '../support/running-clock.ts';

let app: TestApp;
let browser: Browser;
let page: Page;

const people = Array.from(
  { length: 20 },
  (_, index) => `Person${String(index + 1).padStart(2, '0')}`,
);

beforeAll(async () => {
  browser = await launchBrowser();
  const clock = createRunningClock();
  clock.set(monday);
  app = await startApp({ clock, dashboard: await realDashboard() });
  const { id } = await makeLocation(app);
  await makeUser(app, { email: 'marisol@example.com', locationIds: [id] });
  for (const [index, lastName] of people.entries()) {
    const body = requestBody({
      lastName,
      email: `${lastName.toLowerCase()}@example.com`,
      phone: `(210) 555-${String(101 + index).padStart(4, '0')}`,
    });
    expect((await app.visitor.post('/api/public/requests', body)).status).toBe(201);
  }
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  await page.clock.install({ time: monday });
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** The lead with this name is on the screen, and keys are heard. */
async function shown(lastName: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: `Dolores ${lastName}` }).waitFor();
  await page.locator('article[aria-busy=false]').waitFor();
}

async function press(keys: string): Promise<void> {
  await page.locator('article[aria-busy=false]').waitFor();
  await page.keyboard.press(keys);
}

async function tabTo(selector: string): Promise<void> {
  await page.locator(selector).first().waitFor();
  while (!(await page.locator(`${selector}:focus`).count())) {
    await page.keyboard.press('Tab');
  }
}

async function signIn(): Promise<void> {
  await page.goto(`${app.url}/admin/`);
  await tabTo('input[name=email]');
  await page.keyboard.type('marisol@example.com');
  await tabTo('input[name=password]');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

async function book(): Promise<void> {
  await press('4');
  await tabTo('[role=dialog] button[aria-pressed]');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await tabTo('[role=dialog] button[type=submit]');
  await page.keyboard.press('Enter');
}

async function write(key: string, words: string): Promise<void> {
  await press(key);
  await page.getByLabel('Note').waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

async function choose(key: string, choice: string): Promise<void> {
  await press(key);
  await page.keyboard.press(choice);
}

/** What is done with each of the twenty, in order. */
const morning: readonly (() => Promise<void>)[] = [
  ...Array.from({ length: 7 }, () => () => press('1')),
  ...Array.from({ length: 4 }, () => () => press('2')),
  ...Array.from({ length: 3 }, () => () => write('3', 'Will think it over.')),
  book,
  book,
  () => choose('s', '2'),
  () => choose('s', '3'),
  () => choose('c', '3'),
  () => press('5'),
];

async function countOf(type: 'call' | 'postponed' | 'undone'): Promise<unknown[]> {
  const rows = await app.db
    .selectFrom('activities')
    .select('data')
    .where('type', '=', type)
    .execute();
  return rows.map(({ data }) => JSON.parse(data) as unknown);
}

it(
  'a morning’s work of twenty leads without touching the mouse',
  { timeout: 120_000 },
  async () => {
    await signIn();
    await page.getByRole('heading', { level: 1, name: /20 came in|20 to call/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('q');
    await shown('Person01');
    expect(await seriousFindings(page)).toEqual([]);

    await press('1');
    await shown('Person02');
    await page.reload();
    await shown('Person02');
    await press('u');
    await shown('Person01');

    for (const [index, work] of morning.entries()) {
      await shown(people[index] ?? '');
      await work();
    }
    // The wrong number comes last, with the question where the right one is: nobody knows.
    await shown('Person20');
    await choose('c', '1');
    await page.getByRole('heading', { name: 'Nothing is due now' }).waitFor();

    const outcomes = (await countOf('call')).map((data) => (data as { outcome: string }).outcome);
    expect(
      Object.fromEntries(
        Map.groupBy(outcomes, (each) => each)
          .entries()
          .map(([key, all]) => [key, all.length]),
      ),
    ).toEqual({
      noAnswer: 8,
      voicemail: 4,
      reached: 3,
      wrongNumber: 1,
    });
    expect(await countOf('undone')).toHaveLength(1);
    expect(await countOf('postponed')).toHaveLength(2);
    const leads = await app.db.selectFrom('leads').select(['status', 'closeReason']).execute();
    const ended = leads.filter(({ status }) => status === 'booked' || status === 'closed');
    expect(ended.map(({ status, closeReason }) => closeReason ?? status).toSorted()).toEqual([
      'booked',
      'booked',
      'cost',
      'noResponse',
    ]);
  },
);
