import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Overview } from '../../shared/report-answers.ts';
import { type TestApp, startApp } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { realDashboard } from '../support/dashboard.ts';
import { makeUser, password } from '../support/factories.ts';
import { now, seededDatabase } from '../support/seeded.ts';

/** What the manager sees, in a real browser, on a made-up year of three locations. */
let folder: string;
let app: TestApp;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const range = 'from=2026-08-01&to=2026-10-31';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stillpoint-reports-'));
  const file = join(folder, 'clinic.sqlite');
  await (await seededDatabase(file, 400)).destroy();
  app = await startApp({ file, now, dashboard: await realDashboard() });
  const locations = await app.db.selectFrom('locations').select('id').execute();
  const manager = await makeUser(app, {
    role: 'manager',
    locationIds: locations.map(({ id }) => id),
  });
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const credentials = { data: { email: manager.email, password }, headers: { Origin: app.url } };
  await context.request.post(`${app.url}/api/auth/sign-in/email`, credentials);
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser.close();
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a report and waits until it is told. */
async function open(path: string): Promise<void> {
  await page.goto(`${app.url}/admin/#/reports${path}`);
  await page.reload();
  await page.getByRole('button', { name: 'CSV' }).waitFor();
  await page.locator('a[href*="counted"]').first().waitFor();
}

async function ask<Answer>(address: string): Promise<Answer> {
  return (await (await page.request.get(`${app.url}${address}`)).json()) as Answer;
}

/** `64 %` and `41 to 51 %` are whole percents of fractions. */
const percent = (fraction: number | null) => `${Math.round(Number(fraction) * 100)}`;

it('shows what the API answers and the file has', async () => {
  await open(`?${range}`);
  const { whole } = await ask<Overview>(`/api/reports/overview?${range}&groupBy=location`);
  const text = (await page.locator('main').innerText()).replaceAll(/[\u202f\u00a0]/g, ' ');
  const [booked30, infused60] = [whole.booked[0], whole.infused[1]];
  expect(text).toMatch(new RegExp(`Asked\\s+${whole.n}\\b`));
  expect(text).toContain(`${percent(whole.response.withinTarget.rate)} %`);
  for (const rate of [booked30, infused60]) {
    expect(text).toContain(`${percent(rate?.rate ?? null)} %`);
    expect(text).toContain(
      `${percent(rate?.lower ?? null)} to ${percent(rate?.upper ?? null)} %, of ${rate?.n}`,
    );
  }
  const file = await readFile(await (await downloaded()).path(), 'utf8');
  const { data } = Papa.parse<Record<string, string>>(file.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  const line = data.find(({ figure, horizon }) => figure === 'whole.booked' && horizon === '30');
  expect([Number(line?.['n']), Number(line?.['reached']), Number(line?.['rate'])]).toEqual([
    booked30?.n,
    booked30?.reached,
    booked30?.rate,
  ]);
  expect(await seriousFindings(page)).toEqual([]);
});

async function downloaded() {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  return download;
}

it('a figure opens exactly the leads that were counted', async () => {
  await open(`?${range}`);
  const { whole } = await ask<Overview>(`/api/reports/overview?${range}`);
  const { reached = 0 } = whole.booked[0] ?? {};
  const link = page.getByRole('link', { name: percent(whole.booked[0]?.rate ?? null) }).first();
  await link.click();
  await page.getByText('Behind a report’s figure').waitFor();
  await page
    .getByText(new RegExp(`\\b${reached}\\b`))
    .first()
    .waitFor();
  expect(page.url()).toContain('counted');
});

const pages = [
  ['', 'overview'],
  ['/locations', 'locations'],
  ['/funnel', 'funnel'],
  ['/time-to-stage', 'time to stage'],
  ['/response', 'response'],
  ['/capacity', 'capacity'],
  ['/sources', 'sources'],
  ['/people', 'people'],
] as const;

it.each(pages)('every link of a page lists as many as were counted%s: %s', async (path) => {
  await open(`${path}?${range}`);
  const tables = page.getByRole('button', { name: 'Show as table' });
  while ((await tables.count()) > 0) {
    await tables.first().click();
  }
  const hrefs = await page
    .locator('a[href*="counted"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(hrefs.length).toBeGreaterThan(3);
  const wrong: string[] = [];
  for (const href of new Set(hrefs)) {
    const { resource, counted } = behind(href);
    const shown = new URLSearchParams(counted).get('n');
    const total = await totalOf(resource, counted);
    if (shown !== null && Number(shown) !== total) {
      wrong.push(`${counted}: ${total}`);
    }
    if (total === 0) {
      wrong.push(`${counted}: a link to nobody`);
    }
  }
  expect(wrong).toEqual([]);
});

/** What a link lists. */
function behind(href: string): { resource: string; counted: string } {
  const { pathname, searchParams } = new URL(href.replace(/^#/, ''), 'http://any');
  const lists: Record<string, string> = {
    '/leads': 'leads',
    '/reports/visits': 'appointments',
    '/reports/work': 'activities',
    '/reports/promises': 'tasks',
  };
  const filter = searchParams.get('filter');
  const counted =
    filter === null
      ? (searchParams.get('counted') ?? '')
      : (JSON.parse(filter) as { counted: string }).counted;
  return { resource: lists[pathname] ?? pathname, counted };
}

async function totalOf(resource: string, counted: string): Promise<number> {
  const query = new URLSearchParams({ range: '[0,0]', filter: JSON.stringify({ counted }) });
  const answer = await page.request.get(`${app.url}/api/${resource}?${query.toString()}`);
  expect(answer.status()).toBe(200);
  return Number(answer.headers()['x-total-count']);
}

it('every page is printed on one sheet', async () => {
  for (const [path] of pages) {
    await open(`${path}?${range}`);
    const pdf = await page.pdf({ format: 'Letter' });
    expect([path, pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length]).toEqual([path, 1]);
  }
  expect(complaints).toEqual([]);
});
