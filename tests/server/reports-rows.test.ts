import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Grouping, groupings, type ReportName, reportNames } from '../../shared/report.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeStaff } from '../support/factories.ts';
import { now, seededDatabase } from '../support/seeded.ts';

/**
 * Every figure opens the rows behind it, and their number is the figure: of every report and every
 * grouping, each text is asked for as the dashboard does, and the total of the list compared.
 */
let folder: string;
let app: TestApp;
let manager: Browserless;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stillpoint-rows-'));
  const file = join(folder, 'clinic.sqlite');
  await (await seededDatabase(file, 300)).destroy();
  app = await startApp({ file, now });
  const locations = await app.db.selectFrom('locations').select('id').execute();
  // Of two of the three: what is elsewhere is in no figure and in no list.
  const locationIds = locations.map(({ id }) => id).slice(0, 2);
  manager = await makeStaff(app, { role: 'manager', locationIds });
}, 60_000);
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

const resources = {
  rows: 'leads',
  visits: 'appointments',
  work: 'activities',
  tasks: 'tasks',
} as const;

type Figure = { readonly resource: string; readonly counted: string; readonly n: number };

/** The number that stands beside a text: `nRows` is of `n`, `tooEarlyRows` of `tooEarly`. */
function numberBeside(name: string, within: Record<string, unknown>): unknown {
  const [, of] = /^(.+)(?:Rows|Visits)$/.exec(name) ?? [];
  return of === undefined
    ? (within['count'] ?? within['reached'] ?? within['n'])
    : (within[of] ?? within['n']);
}

const resourceOf = (name: string) =>
  /rows$/i.test(name)
    ? resources.rows
    : /visits$/i.test(name)
      ? resources.visits
      : resources[name as keyof typeof resources];

/** Every text that leads to rows, wherever it stands in an answer. */
function figuresIn(value: unknown): Figure[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const within = value as Record<string, unknown>;
  return Object.entries(within).flatMap(([name, inner]): Figure[] => {
    const counted = (inner as { counted?: unknown } | null)?.counted;
    if (typeof counted !== 'string') {
      return figuresIn(inner);
    }
    const n = numberBeside(name, within);
    assert.equal(typeof n, 'number', `${name} of ${JSON.stringify(within)}`);
    return [{ resource: resourceOf(name), counted, n: Number(n) }];
  });
}

async function totalOf({ resource, counted }: Figure): Promise<number> {
  const path = listPath(resource, { filter: { counted }, range: [0, 0] });
  const { status, text, headers } = await manager.get(path);
  assert.equal(status, 200, `${counted}: ${text}`);
  return Number(headers.get('Content-Range')?.split('/')[1]);
}

/** Comparison and people are grouped by what they compare, and a trend is over time already. */
function groupingsOf(report: ReportName): readonly (Grouping | null)[] {
  if (report === 'comparison' || report === 'people') {
    return [null];
  }
  const overTime: readonly Grouping[] = report === 'trend' ? ['month', 'week'] : [];
  return [null, ...groupings.filter((each) => !overTime.includes(each))];
}

async function allFigures(): Promise<Figure[]> {
  const found = new Map<string, Figure>();
  for (const report of reportNames) {
    for (const groupBy of groupingsOf(report)) {
      const grouped = groupBy === null ? '' : `&groupBy=${groupBy}`;
      const path = `/api/reports/${report}?from=2026-07-15&to=2026-10-31${grouped}`;
      const answer = await manager.get(path);
      assert.equal(answer.status, 200, answer.text);
      for (const figure of figuresIn(answer.body)) {
        const known = found.get(figure.counted);
        expect(known ?? figure).toEqual(figure);
        found.set(figure.counted, figure);
      }
    }
  }
  return [...found.values()];
}

/** Of each figure of each grouping some groups, and one in which nobody is. */
function someOf(figures: readonly Figure[]): Figure[] {
  const alike = Map.groupBy(figures, ({ resource, counted }) => {
    const said = new URLSearchParams(counted);
    return [
      resource,
      said.get('figure')?.replace(/:\d+$/, ''),
      said.get('kind'),
      said.get('by'),
    ].join(' ');
  });
  return [...alike.values()].flatMap((each) => [
    ...each.filter(({ n }) => n > 0).slice(0, 4),
    ...each.filter(({ n }) => n === 0).slice(0, 1),
  ]);
}

it('every figure of every report lists exactly as many rows', { timeout: 120_000 }, async () => {
  const some = someOf(await allFigures());
  const wrong: unknown[] = [];
  for (const figure of some) {
    const total = await totalOf(figure);
    if (total !== figure.n) {
      wrong.push({ ...figure, total });
    }
  }
  expect(wrong).toEqual([]);
  expect(some.length).toBeGreaterThan(300);
  expect(new Set(some.map(({ resource }) => resource))).toEqual(new Set(Object.values(resources)));
});
