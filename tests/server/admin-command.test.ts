import assert from 'node:assert/strict';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { adminCommand } from '../support/admin-command.ts';
import { type TestApp, startApp } from '../support/app.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { rowsOf } from '../support/staff.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 30_000 });

let folder: string;
let file: string;
const running: TestApp[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stillpoint-admin-'));
  file = join(folder, 'clinic.sqlite');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.stop()));
  rmSync(folder, { recursive: true, force: true });
});

async function serve(): Promise<TestApp> {
  const app = await startApp({ file, now: Temporal.Now.instant().toString() });
  running.push(app);
  return app;
}

async function stopServing(): Promise<void> {
  await Promise.all(running.splice(0).map((app) => app.stop()));
}

const run = (...args: string[]) => adminCommand(file, args);
const bea = ['--email', 'bea@example.com', '--name', 'Bea', '--role', 'manager'];
const secret = 'the blue kettle sings';

describe('user:create', () => {
  it('prints a link with which the person chooses a password, beside a running server', async () => {
    const app = await serve();
    const { id } = await makeLocation(app);
    const { status, out, err } = await run('user:create', ...bea, '--locations', 'alamo-heights');
    assert.equal(status, 0, err);
    const token = /\/set-password\?token=([\w-]+)$/m.exec(out)?.[1] ?? assert.fail(out);
    const chosen = await app.visitor.submit('/set-password', { token, password: secret });
    assert.equal(chosen.status, 200);
    const credentials = { email: 'bea@example.com', password: secret };
    const answer = await app.visitor.post('/api/auth/sign-in/email', credentials);
    assert.equal(answer.status, 200);
    const admin = await makeStaff(app, { role: 'admin' });
    const made = rowsOf(await admin.get('/api/users?filter={"q":"bea"}'))[0];
    assert.deepEqual([made?.['role'], made?.['locationIds']], ['manager', [id]]);
  });

  it('takes the password from standard input', async () => {
    const args = ['user:create', '--email', 'ada@example.com', '--name', 'Ada', '--role', 'admin'];
    const short = await adminCommand(file, [...args, '--password-stdin'], { input: 'short\n' });
    assert.equal(short.status, 1);
    assert.match(short.err, /12 characters/);
    const input = `${secret}\n`;
    const { status, out } = await adminCommand(file, [...args, '--password-stdin'], { input });
    assert.equal(status, 0);
    assert.ok(!out.includes('http'));
    const app = await serve();
    const credentials = { email: 'ada@example.com', password: secret };
    assert.equal((await app.visitor.post('/api/auth/sign-in/email', credentials)).status, 200);
  });

  it('fails in one line for what can’t be done', async () => {
    const unknown = await run('user:create', ...bea, '--locations', 'atlantis');
    assert.deepEqual([unknown.status, unknown.err], [1, 'there is no location “atlantis”\n']);
    const ada = ['user:create', '--email', 'ada@example.com', '--name', 'Ada', '--role', 'admin'];
    assert.equal((await run(...ada)).status, 0);
    const twice = await run(...ada);
    assert.equal(twice.status, 1);
    assert.match(twice.err, /^There is an account with this address already\.\n$/);
  });
});

describe('user:reset', () => {
  it('prints a link that sets a new password', async () => {
    const app = await serve();
    const email = 'ada@example.com';
    await makeStaff(app, { email });
    const { out } = await run('user:reset', '--email', email);
    const token = /token=([\w-]+)/.exec(out)?.[1] ?? '';
    const chosen = await app.visitor.submit('/set-password', { token, password: secret });
    assert.equal(chosen.status, 200);
    assert.equal((await run('user:reset', '--email', 'nobody@example.com')).status, 1);
  });
});

describe('backup and restore', () => {
  const copyOf = () => join(folder, 'copy.sqlite');

  it('copies while the server runs, and brings that state back', async () => {
    const app = await serve();
    await makeLocation(app);
    const before = await run('backup', copyOf());
    assert.equal(before.status, 0, before.err);
    assert.equal(statSync(copyOf()).mode & 0o077, 0);
    await makeLocation(app, { slug: 'later', name: 'Later' });
    await stopServing();

    const restored = await run('restore', copyOf());
    assert.equal(restored.status, 0, restored.err);
    const after = await serve();
    const admin = await makeStaff(after, { role: 'admin' });
    assert.equal(rowsOf(await admin.get('/api/locations')).length, 1);
    const kept = readdirSync(folder).find((name) => name.includes('.before-')) ?? '';
    const old = new BetterSqlite3(join(folder, kept), { readonly: true });
    assert.equal(old.prepare('select count(*) from locations').pluck().get(), 2);
    old.close();
    assert.equal((await run('check')).status, 0);
  });

  it('never overwrites a file', async () => {
    await serve();
    writeFileSync(copyOf(), 'dear');
    const { status, err } = await run('backup', copyOf());
    assert.equal(status, 1);
    assert.match(err, /never overwrites/);
    assert.equal(readFileSync(copyOf(), 'utf8'), 'dear');
  });

  it('copies on disks without hard links, and whatever a run that was cut left behind', async () => {
    await makeLocation(await serve());
    writeFileSync(`${copyOf()}.part`, 'cut');
    const { status, err } = await run('backup', copyOf());
    assert.deepEqual([status, err], [0, '']);
    assert.equal(statSync(copyOf()).nlink, 1);
    const drafts = readdirSync(folder).filter((name) => name.endsWith('.part'));
    assert.deepEqual(drafts, ['copy.sqlite.part']);
    await stopServing();
    assert.equal((await run('restore', copyOf())).status, 0);
  });

  it('leaves nothing behind where there is no database or no folder', async () => {
    assert.equal((await run('backup', copyOf())).status, 1);
    await serve();
    assert.equal((await run('backup', join(folder, 'no', 'such', 'copy'))).status, 1);
    assert.ok(!existsSync(copyOf()) && !existsSync(`${copyOf()}.part`));
  });

  it('brings back what was only in the write-ahead log of a plain copy', async () => {
    const source = join(folder, 'source.sqlite');
    const app = await startApp({ file: source });
    running.push(app);
    await makeLocation(app);
    assert.ok(statSync(`${source}-wal`).size > 0);
    assert.equal((await run('restore', source)).status, 0);
    const restored = new BetterSqlite3(file, { readonly: true });
    assert.equal(restored.prepare('select count(*) from locations').pluck().get(), 1);
    restored.close();
  });

  it('refuses to restore under a running server', async () => {
    await serve();
    await run('backup', copyOf());
    const { status, err } = await run('restore', copyOf());
    assert.equal(status, 1);
    assert.match(err, /^a server is running on this database; stop it first\n$/);
  });

  it('refuses what is no whole database of ours, and leaves the present one alone', async () => {
    await makeLocation(await serve());
    await run('backup', copyOf());
    await stopServing();
    const damaged = join(folder, 'damaged.sqlite');
    const bytes = readFileSync(copyOf());
    bytes.fill(0x41, 8192, 60_000);
    writeFileSync(damaged, bytes);
    const text = join(folder, 'text');
    writeFileSync(text, 'not a database');
    const foreign = join(folder, 'foreign.sqlite');
    new BetterSqlite3(foreign).exec('create table t (a)').close();
    for (const wrong of [damaged, text, foreign, join(folder, 'missing')]) {
      assert.equal((await run('restore', wrong)).status, 1, wrong);
    }
    const admin = await makeStaff(await serve(), { role: 'admin' });
    assert.equal(rowsOf(await admin.get('/api/locations')).length, 1);
  });
});

describe('seed', () => {
  it('puts made-up people beside made-up ones, never beside real ones', async () => {
    const seedSome = (leads: string) => run('seed', '--leads', leads, '--seed', leads);
    assert.equal((await seedSome('3')).status, 0);
    assert.equal((await seedSome('4')).status, 0);
    const sqlite = new BetterSqlite3(file);
    sqlite.exec("update leads set email = 'dolores@clinic.org' where id = 1");
    const refused = await seedSome('5');
    assert.equal(refused.status, 1);
    assert.match(refused.err, /^there are leads of real people [^\n]+\n$/);
    assert.equal(sqlite.prepare('select count(*) from leads').pluck().get(), 7);
    sqlite.close();
  });
});

describe('check', () => {
  it('passes a sound database, and fails with what is wrong', async () => {
    const app = await serve();
    await makeStaff(app);
    await makeStaff(app);
    assert.equal((await run('check')).status, 0);
    await stopServing();
    const spoil = (sql: string) => {
      const sqlite = new BetterSqlite3(file);
      sqlite.pragma('foreign_keys = off');
      sqlite.exec(sql);
      sqlite.close();
    };
    spoil(`drop trigger "auditEvents_no_delete"; delete from "auditEvents" where id = 1`);
    const trail = await run('check');
    assert.equal(trail.status, 1);
    assert.match(trail.err, /audit event 2/);
    spoil(`insert into rooms ("locationId", name, purpose) values (77, 'Nowhere', 'any')`);
    assert.match((await run('check')).err, /of rooms points to no row of locations/);
    spoil(`delete from kysely_migration where name = '0007-outside'`);
    assert.match((await run('check')).err, /migration 0007-outside is missing/);
  });

  it('makes no database where there is none', async () => {
    assert.equal((await run('check')).status, 1);
    assert.ok(!existsSync(file));
  });
});

describe('the command line', () => {
  it('lists its commands and their options', async () => {
    const overview = await run('--help');
    assert.equal(overview.status, 0);
    for (const name of ['user:create', 'user:reset', 'backup', 'restore', 'check', 'seed']) {
      assert.ok(overview.out.includes(name), name);
      const { status, out } = await run(name, '--help');
      assert.equal(status, 0);
      assert.ok(out.startsWith(`Usage: npm run admin -- ${name}`), out);
    }
  });

  const wrong: string[][] = [
    [],
    ['dance'],
    ['constructor'],
    ['user:create'],
    ['user:create', '--emial', 'x'],
    ['user:create', '--email', 'nonsense', '--name', 'Bea', '--role', 'admin'],
    ['user:create', '--email', 'bea@example.com', '--name', 'Bea', '--role', 'owner'],
    ['user:create', ...bea],
    ['user:reset', 'somebody'],
    ['backup'],
    ['backup', 'one', 'two'],
    ['check', '--fast'],
  ];
  const lines = wrong.map((args) => ({ args, line: args.join(' ') }));
  it.each(lines)('ends with 2 and one line for “$line”', async ({ args }) => {
    const { status, err } = await run(...args);
    assert.equal(status, 2);
    assert.match(err, /^[^\n]+\n$/);
    assert.ok(!existsSync(file));
  });

  it('ends with 2 for a setting that can’t be used, and names it', async () => {
    const { status, err } = await adminCommand(file, ['check'], { env: { PORT: 'many' } });
    assert.equal(status, 2);
    assert.match(err, /^PORT: [^\n]+\n$/);
  });
});
