import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The path of a Chromium: CHROMIUM, a usual place, Playwright's own, or freshly installed
 * (Debian's package where this is root, else Playwright's download). Null where none of it works.
 */
export async function findBrowser(): Promise<string | null> {
  const known = [process.env['CHROMIUM'], ...places, playwrightsOwn()].find(isProgram);
  if (known !== undefined) {
    return known;
  }
  console.log('no browser found: installing one …');
  install();
  return [...places, playwrightsOwn()].find(isProgram) ?? null;
}

function isProgram(path: string | undefined): path is string {
  if (!path) {
    return false;
  }
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function playwrightsOwn(): string | undefined {
  return chromium.executablePath();
}

function install(): void {
  const debian = isProgram('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (debian) {
    const quiet = {
      stdio: 'inherit' as const,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], quiet);
    return;
  }
  spawnSync('node_modules/.bin/playwright-core', ['install', 'chromium'], { stdio: 'inherit' });
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless browser for a test; close it at the end. */
export async function launchBrowser() {
  const executablePath = await findBrowser();
  if (executablePath === null) {
    throw new Error('no browser: see npm test -- --help');
  }
  return chromium.launch({ executablePath, args: flags });
}
