import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../server/db/open.ts';
import { demoLogins, demoPassword, seedDemo } from '../../server/operations/seed/demo.ts';
import { hashPassword } from '../../server/staff/password.ts';
import { startApp } from '../support/app.ts';
import { createClient, listPath } from '../support/client.ts';

test('everybody named for the demo can sign in and sees leads', async () => {
  const app = await startApp();
  await seedDemo(app.db, {
    now: app.clock.now(),
    hashPassword,
    publicUrl: app.url,
    leads: 40,
  });
  for (const { email } of demoLogins) {
    const answer = await app.visitor.post('/api/auth/sign-in/email', {
      email,
      password: demoPassword,
    });
    expect([email, answer.status]).toEqual([email, 200]);
    const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
    const list = await createClient(app.url, cookie.join('; ')).get(listPath('leads'));
    expect(list.headers.get('Content-Range')).toMatch(/^leads 0-\d+\/\d+$/);
    const views = await createClient(app.url, cookie.join('; ')).get(listPath('views'));
    expect(views.text).toContain('Morning triage');
  }
  await app.stop();
});

test('admin seed adds leads to a database, and says what it can’t read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stillpoint-seed-'));
  const file = join(folder, 'new.sqlite');
  const admin = (...args: string[]) =>
    spawnSync(process.execPath, ['server/operations/admin.ts', 'seed', ...args], {
      env: { ...process.env, DATABASE_URL: `file:${file}` },
      encoding: 'utf8',
    });
  expect(admin('--leads', '30', '--seed', '2')).toMatchObject({ status: 0, stderr: '' });
  expect(admin('--leads', '30', '--seed', '2')).toMatchObject({ status: 0, stderr: '' });
  const db = openDatabase(file);
  expect(await db.selectFrom('leads').select('id').execute()).toHaveLength(60);
  expect(await db.selectFrom('users').select('id').execute()).toEqual([]);
  await db.destroy();
  expect(admin('--leads', 'many')).toMatchObject({
    status: 2,
    stderr: '--leads must be a whole number up to 1000000\n',
  });
  rmSync(folder, { recursive: true });
});
