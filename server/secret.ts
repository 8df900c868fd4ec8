import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type Config, ConfigError, secretFile } from './config.ts';

const shortest = 32;

/**
 * The secret that signs sessions: from the environment, else from the data folder, where it is
 * made on the first start and readable by this account alone.
 * @throws ConfigError where the kept file is too short to be ours
 */
export function loadSecret(config: Config): string {
  if (config.secret !== null) {
    return config.secret;
  }
  const file = secretFile(config);
  const secret = readIfThere(file) ?? makeSecret(config.dataFolder, file);
  if (secret.length < shortest) {
    throw new ConfigError(`SECRET: ${file} must hold at least ${shortest} characters`);
  }
  return secret;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return null;
    }
    throw error;
  }
}

/** Written whole under another name and then linked: a reader never sees half a secret. */
function makeSecret(folder: string, file: string): string {
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    const madeMeanwhile = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!madeMeanwhile) {
      throw error;
    }
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8').trim();
}
