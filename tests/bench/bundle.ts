import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser } from '../support/browser.ts';
import { inFolder, seededDatabase, signInTo } from './data.ts';
import { withOurs } from './processes.ts';
import { type Result, round } from './result.ts';

const leads = 2000;

/** All JavaScript a browser loads until the rows of the list can be seen. */
export async function benchBundle(): Promise<Result[]> {
  const minimal = await inFolder(minimalApp);
  const file = await seededDatabase(leads);
  const ours = await withOurs({ file }, ({ url }) => loadedScripts(url));
  const detail = `${ours.scripts} scripts, rows visible after ${round(ours.seconds)} s`;
  return [
    {
      name: 'JavaScript until the rows are visible',
      value: ours.kilobytes,
      unit: 'KB gzipped',
      target: { atMost: 350 },
      detail,
    },
    {
      name: 'JavaScript beside a minimal react-admin list',
      value: ours.kilobytes / minimal,
      unit: '×',
      target: { atMost: 1.2 },
      detail: `the minimal one has ${round(minimal)} KB`,
    },
  ];
}

const minimalSource = `
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';
import { Admin, DataTable, List, Resource } from 'react-admin';
import simpleRestProvider from 'ra-data-simple-rest';

const LeadList = () => h(List, null, h(DataTable, null,
  h(DataTable.Col, { source: 'firstName' }),
  h(DataTable.Col, { source: 'status' })));
createRoot(document.getElementById('root')).render(
  h(Admin, { dataProvider: simpleRestProvider('/api') },
    h(Resource, { name: 'leads', list: LeadList })));
`;

/** The least that react-admin can be, built like ours; kilobytes of its JavaScript, gzipped. */
async function minimalApp(folder: string): Promise<number> {
  const source = join(folder, 'src');
  mkdirSync(source);
  writeFileSync(join(source, 'main.jsx'), minimalSource);
  writeFileSync(
    join(source, 'index.html'),
    '<div id="root"></div><script type="module" src="./main.jsx"></script>',
  );
  const outDir = join(folder, 'dist');
  await build({
    root: source,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, target: 'es2023' },
  });
  const scripts = readdirSync(join(outDir, 'assets')).filter((name) => name.endsWith('.js'));
  return scripts.reduce(
    (sum, name) => sum + kilobytesGzipped(readFileSync(join(outDir, 'assets', name))),
    0,
  );
}

type Loaded = { kilobytes: number; scripts: number; seconds: number };

async function loadedScripts(url: string): Promise<Loaded> {
  const cookie = await signInTo(url, 'marisol@example.com');
  const browser = await launchBrowser();
  try {
    return await openList(browser, url, cookie);
  } finally {
    await browser.close();
  }
}

async function openList(browser: Browser, url: string, cookie: string): Promise<Loaded> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') {
      bodies.push(response.body());
    }
  });
  const begin = performance.now();
  await page.goto(`${url}/admin/#/leads`);
  await page.getByRole('row').nth(5).waitFor();
  const seconds = (performance.now() - begin) / 1000;
  const loaded = await Promise.all(bodies);
  const kilobytes = loaded.reduce((sum, body) => sum + kilobytesGzipped(body), 0);
  return { kilobytes, scripts: loaded.length, seconds };
}

function kilobytesGzipped(bytes: Buffer): number {
  return gzipSync(bytes).length / 1000;
}
