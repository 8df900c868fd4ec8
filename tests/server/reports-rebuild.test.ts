import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Funnel } from '../../shared/report-answers.ts';
import { adminCommand } from '../support/admin-command.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Browserless } from '../support/client.ts';
import { makeStaff } from '../support/factories.ts';
import { now, seededDatabase } from '../support/seeded.ts';

let folder: string;
let file: string;
let app: TestApp;
let admin: Browserless;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stillpoint-rebuild-'));
  file = join(folder, 'clinic.sqlite');
  await (await seededDatabase(file, 120)).destroy();
  app = await startApp({ file, now });
  admin = await makeStaff(app, { role: 'admin' });
}, 60_000);
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

const reports = ['overview', 'funnel', 'time-to-stage', 'response-time', 'capacity', 'trend'];

async function answers(): Promise<unknown[]> {
  const told: unknown[] = [];
  for (const report of reports) {
    const path = `/api/reports/${report}?from=2025-12-01&to=2026-11-23&groupBy=location`;
    const answer = await admin.get(path);
    assert.equal(answer.status, 200, answer.text);
    told.push(answer.body);
  }
  return told;
}

const leads = async () => (await app.db.selectFrom('leads').select('id').execute()).length;
const rebuild = (...more: string[]) => adminCommand(file, ['reports:rebuild', ...more]);

it('works out anew what the reports count, and says of how many leads', async () => {
  const before = await answers();
  const { status, out, err } = await rebuild();
  expect([status, err]).toEqual([0, '']);
  expect(out).toBe(`Worked out ${await leads()} leads anew.\n`);
  expect(await app.db.selectFrom('staleFacts').selectAll().execute()).toEqual([]);
  expect(await answers()).toEqual(before);
}, 60_000);

it('puts right what was broken', async () => {
  const before = await answers();
  const { leads: bytes } = await app.db
    .selectFrom('reportBlocks')
    .select('leads')
    .executeTakeFirstOrThrow();
  const broken = Buffer.from(bytes);
  broken.fill(0, Math.floor(broken.length / 2));
  await app.db.updateTable('reportBlocks').set({ leads: broken }).execute();
  expect(await answers()).not.toEqual(before);
  expect((await rebuild()).status).toBe(0);
  expect(await answers()).toEqual(before);
}, 60_000);

it('loses nothing while reports are asked for and leads change', async () => {
  const busy = Array.from({ length: 6 }, async (_each, round) => {
    await app.db
      .updateTable('leads')
      .set((eb) => ({ language: eb.ref('language'), attempts: eb.ref('attempts') }))
      .where('id', '=', round + 1)
      .execute();
    return answers();
  });
  const [{ status }] = await Promise.all([rebuild(), rebuild(), ...busy]);
  expect(status).toBe(0);
  const told = await answers();
  expect((await rebuild()).status).toBe(0);
  expect(await answers()).toEqual(told);
}, 60_000);

it('tells what it does, and takes nothing else', async () => {
  const { status, out } = await rebuild('--help');
  expect([status, out]).toEqual([0, expect.stringContaining('thrown away and made again')]);
  expect((await rebuild('--fast')).status).toBe(2);
});

it('is not in an export: it is made of what is', async () => {
  const to = join(folder, 'export');
  expect((await adminCommand(file, ['export', to])).status).toBe(0);
  const tables = readdirSync(to);
  expect(tables).toContain('leads.csv');
  expect(tables.filter((name) => /reportBlocks|staleFacts/.test(name))).toEqual([]);
}, 60_000);

it('keeps nothing of an erased person, also where no report is asked for', async () => {
  const { id, reference, concern } = await app.db
    .selectFrom('leads')
    .select(['id', 'reference', 'concern'])
    .where('concern', '<>', 'undisclosed')
    .where('mergedIntoId', 'is', null)
    .executeTakeFirstOrThrow();
  const figure = `/api/reports/funnel?from=2025-12-01&to=2026-11-23&concern=${concern}`;
  const countOf = async () => ((await admin.get(figure)).body as Funnel).groups[0]?.n ?? 0;
  const before = await countOf();
  const erased = await admin.post(`/api/leads/${id}/erase`, { reference, reason: 'Asked for it.' });
  assert.equal(erased.status, 200, erased.text);
  expect(await app.db.selectFrom('reportBlocks').selectAll().execute()).toEqual([]);
  expect(await countOf()).toBe(before - 1);
});
