import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dashboardFolder } from './dashboard.ts';

const root = join(import.meta.dirname, '..');
const stamp = join(dashboardFolder, 'built-from');
const inputs = ['client/**/*', 'shared/*.ts', 'vite.config.ts', 'package-lock.json'];

/** Builds the dashboard where it is missing or older than its sources (by content, not by date). */
export async function buildDashboard(say: (line: string) => void): Promise<void> {
  const sources = hashOfSources();
  if (builtFrom() === sources) {
    return;
  }
  say('building the dashboard …');
  await viteBuild();
  writeFileSync(stamp, sources);
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const entry of globSync(inputs, { cwd: root, withFileTypes: true }).toSorted(byPath)) {
    if (entry.isFile()) {
      const file = join(entry.parentPath, entry.name);
      hash.update(file).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

type Entry = { readonly parentPath: string; readonly name: string };
const byPath = (a: Entry, b: Entry) =>
  join(a.parentPath, a.name).localeCompare(join(b.parentPath, b.name));

function builtFrom(): string | null {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return null;
  }
}

/** In a process of its own, so that the server's memory stays small. */
function viteBuild(): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) {
        resolve();
      } else {
        reject(new Error('the dashboard could not be built'));
      }
    });
  });
}
