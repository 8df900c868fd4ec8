import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'vitest';
import { ConfigError, readConfig, secretFile } from '../../server/config.ts';
import { loadSecret } from '../../server/secret.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stillpoint-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const configWith = (env: Record<string, string> = {}) =>
  readConfig({ DATABASE_URL: `file:${join(folder, 'data', 'clinic.sqlite')}`, ...env });

it('is made once, long and random, for the eyes of this account alone', () => {
  const config = configWith();
  const secret = loadSecret(config);
  assert.ok(secret.length >= 40);
  assert.equal(loadSecret(config), secret);
  assert.equal(statSync(secretFile(config)).mode & 0o777, 0o600);
});

it('of the environment comes first, and is not written down', () => {
  const config = configWith({ SECRET: 's'.repeat(32) });
  assert.equal(loadSecret(config), 's'.repeat(32));
  assert.throws(() => statSync(secretFile(config)), /ENOENT/);
});

it('that is too short stops the start', () => {
  const config = configWith();
  loadSecret(config);
  writeFileSync(secretFile(config), 'short\n');
  assert.throws(() => loadSecret(config), ConfigError);
});
