import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { adminCommand } from '../support/admin-command.ts';
import { type TestApp, startApp } from '../support/app.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { csv, importOf, step } from '../support/imports.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 40_000 });

let folder: string;
let file: string;
let app: TestApp;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stillpoint-admin-'));
  file = join(folder, 'clinic.sqlite');
  app = await startApp({ file, now: Temporal.Now.instant().toString() });
  await makeLocation(app);
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => adminCommand(file, args);
const write = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const leads = () => app.db.selectFrom('leads').select('email').orderBy('email').execute();

const list = csv(
  ['Name', 'Mail', 'Asked', 'Stage'],
  ['Ana Ruiz', 'ana@example.com', '3/4/2026', ''],
  ['Bo Lee', 'nonsense', '3/5/2026', ''],
);

describe('import', () => {
  it('checks without a trace, then does the same as the dashboard, beside a running server', async () => {
    const path = write('leads.csv', list);
    const map = write(
      'map.json',
      '{"columns": {"Asked": "requestedAt", "Stage": null}, "dayFirst": true}',
    );
    const args = ['import', path, '--location', 'alamo-heights', '--map', map];
    const dry = await run(...args, '--dry-run');
    expect(dry).toMatchObject({ status: 0, err: '' });
    expect(dry.out).toBe(
      'row 3: Mail “nonsense”: This is no mail address.\n' +
        'Checked 2 rows: 1 can be brought in, 1 can’t, 0 are of people who are there already. Nothing was brought in.\n',
    );
    expect(await leads()).toEqual([]);
    expect(await app.db.selectFrom('importRows').selectAll().execute()).toEqual([]);

    const { status, out } = await run(...args);
    expect(status).toBe(0);
    expect(out).toContain('Brought in 1 leads; 0 rows joined');
    const { requestedAt } = await app.db
      .selectFrom('leads')
      .select('requestedAt')
      .executeTakeFirstOrThrow();
    expect(requestedAt).toBe('2026-04-03T05:00:00.000Z');
    expect(await app.db.selectFrom('emails').selectAll().execute()).toEqual([]);

    const id = Number(/This is import (\d+)/.exec(out)?.[1]);
    const admin = await makeStaff(app, { role: 'admin' });
    expect(await importOf(admin, id)).toMatchObject({ state: 'done', userId: null, made: 1 });
    expect(await step(app, admin, id, 'take-back')).toMatchObject({ kept: 0 });
    expect(await leads()).toEqual([]);
  });

  it('says in one line what can’t be done', async () => {
    const path = write('more.csv', list);
    const here = ['--location', 'alamo-heights'];
    const wrong = write('wrong.json', '{"columns": {"Nowhere": "email"}}');
    const cases: [number, RegExp, string[]][] = [
      [2, /--location is missing/, ['import', path]],
      [1, /no location “x”/, ['import', path, '--location', 'x']],
      [1, /is not there/, ['import', join(folder, 'none.csv'), ...here]],
      [2, /no column “Nowhere”/, ['import', path, ...here, '--map', wrong]],
      [
        1,
        /“Asked” can be read in two ways/,
        [
          'import',
          path,
          ...here,
          '--map',
          write('m.json', '{"columns": {"Asked": "requestedAt"}}'),
        ],
      ],
      [1, /cut|half/, ['import', write('half.csv', 'a,b\n"1'), ...here]],
    ];
    for (const [status, message, args] of cases) {
      const outcome = await run(...args);
      expect({ args, ...outcome }).toMatchObject({
        status,
        err: expect.stringMatching(message) as string,
      });
      expect(outcome.err.trim().split('\n')).toHaveLength(1);
    }
    expect(
      await app.db.selectFrom('imports').select('id').where('state', '!=', 'takenBack').execute(),
    ).toEqual([]);
  });
});

describe('export', () => {
  it('writes every table into a file of its own, without secrets, and over nothing', async () => {
    const target = join(folder, 'export');
    const { status, out } = await run('export', target);
    expect(status).toBe(0);
    expect(out).toMatch(/^locations: 1 rows$/m);
    const files = readdirSync(target);
    expect(files).toEqual(
      expect.arrayContaining(['leads.csv', 'activities.csv', 'users.csv', 'consents.csv']),
    );
    for (const secret of ['accounts', 'sessions', 'verifications', 'apiKeys', 'bookingLinks']) {
      expect(existsSync(join(target, `${secret}.csv`))).toBe(false);
    }
    expect(readFileSync(join(target, 'locations.csv'), 'utf8')).toMatch(
      /^id,slug,name,.*\r\n1,alamo-heights,/,
    );
    const again = await run('export', target);
    expect(again).toMatchObject({ status: 1, err: expect.stringContaining('not empty') as string });
  });
});
