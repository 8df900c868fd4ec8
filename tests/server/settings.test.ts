import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { buildDashboard } from '../../server/build-dashboard.ts';
import { ConfigError, readConfig } from '../../server/config.ts';
import { startApp } from '../support/app.ts';
import { failedStart } from '../support/server-process.ts';

// Each start is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stillpoint-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The line with which these settings are refused. */
function refusalOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    return error instanceof ConfigError ? error.message : String(error);
  }
  return 'not refused';
}

it('settings that are fine are taken', () => {
  const env = { HOST: '::1', PORT: '8080', PUBLIC_URL: 'HTTPS://Desk.example.com/' };
  expect(readConfig(env)).toMatchObject({
    host: '::1',
    port: 8080,
    publicUrl: 'https://desk.example.com',
  });
  expect(readConfig({ HOST: 'desk-1.example.com', SMTP_URL: 'smtp://localhost' })).toMatchObject({
    host: 'desk-1.example.com',
    smtpUrl: 'smtp://localhost',
  });
  expect(readConfig({ TRUST_PROXY: 'false', PORT: '' })).toMatchObject({
    trustProxy: 0,
    port: 3000,
  });
});

describe('a setting that can’t be used ends the start with 2 and one line that names it', () => {
  it.each([
    ['HOST', '999.1.1.1'],
    ['HOST', '::zz'],
    ['HOST', 'two words'],
    ['PORT', 'many'],
    ['PORT', '1e3'],
    ['PORT', '0x50'],
    ['PORT', ' 80 '],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'desk.example.com'],
    ['PUBLIC_URL', 'https://desk.example.com/path'],
    ['PUBLIC_URL', 'https://desk.example.com/?a=b'],
    ['PUBLIC_URL', 'https://desk.example.com#top'],
    ['PUBLIC_URL', 'https://user:secret@desk.example.com'],
    ['PUBLIC_URL', 'ftp://desk.example.com'],
    ['DATABASE_URL', 'postgres://localhost/x'],
    ['DATABASE_URL', 'file:'],
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', 'https://mail.example.com'],
    ['SECRET', 'short'],
    ['MAIL_FROM', 'nobody'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '1.5'],
    ['LOG_LEVEL', 'loud'],
    ['FORM_CHALLENGE', 'maybe'],
    ['METRICS_TOKEN', 'short'],
  ])('%s=%s', (name, value) => {
    const line = refusalOf({ [name]: value });
    expect(line).toMatch(new RegExp(`^${name}: must [^\\n]+$`));
    expect(line).not.toMatch(/invalid|expected|received|NaN|user:secret/i);
  });

  it('as a program', async () => {
    const env = { HOST: '999.1.1.1' };
    const { status, stderr } = await failedStart({ file: 'unused', env });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^stillpoint: HOST: must [^\n]+\n$/);
  });

  it('DATABASE_URL, where there can’t be a database', async () => {
    await buildDashboard(() => {});
    const folder = newFolder();
    const text = join(folder, 'text');
    writeFileSync(text, 'not a database, but long enough to be looked at as if it were one\n');
    mkdirSync(join(folder, 'locked.sqlite.lock'));
    const cases = [
      [folder, /is a folder/],
      [join(text, 'in', 'it.sqlite'), /no folder/],
      [text, /is not a database/],
      [join(folder, 'x'.repeat(300)), /too long/],
      [join(folder, 'locked.sqlite'), /can’t be opened/],
    ] as const;
    for (const [file, reason] of cases) {
      const { status, stderr } = await failedStart({ file });
      expect([file, status]).toEqual([file, 2]);
      expect(stderr).toMatch(/^stillpoint: DATABASE_URL: [^\n]+\n$/);
      expect(stderr).toMatch(reason);
    }
  });
});

describe('a start that can’t listen ends with 1 and one line that names what to change', () => {
  it('PORT, where it is in use', async () => {
    await buildDashboard(() => {});
    const app = await startApp();
    onTestFinished(app.stop);
    const { port: PORT } = new URL(app.url);
    const file = join(newFolder(), 'test.sqlite');
    expect(await failedStart({ file, env: { PORT } })).toEqual({
      status: 1,
      stderr: `stillpoint: PORT: ${PORT} is in use by another program\n`,
    });
  });

  it.each(['192.0.2.1', 'no-such-host.invalid'])('HOST, where it is not ours: %s', async (HOST) => {
    await buildDashboard(() => {});
    const { status, stderr } = await failedStart({
      file: join(newFolder(), 'test.sqlite'),
      env: { HOST },
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^stillpoint: HOST: [^\n]+ is not an address of this machine[^\n]+\n$/);
  });
});

describe('one database has one server', () => {
  it('also by a link to its file or folder', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'data'));
    const file = join(folder, 'data', 'clinic.sqlite');
    // A link to a file that is still to be made.
    symlinkSync(file, join(folder, 'link.sqlite'));
    symlinkSync(join(folder, 'data'), join(folder, 'same'));
    const app = await startApp({ file: join(folder, 'link.sqlite') });
    onTestFinished(app.stop);
    for (const other of [file, join(folder, 'same', 'clinic.sqlite')]) {
      await expect(startApp({ file: other })).rejects.toThrow(/another server is running/);
    }
  });
});
