import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { findBrowser } from './support/browser.ts';

const help = `Runs everything that must be right: types, lint, format, dead code, then all tests
(unit, API, screens with MSW, faults, end to end in a real browser).

  npm test                     everything
  npm test -- tests/server     only the test files below a path (after all checks)

FAULT_ROUNDS=N   how often the fault test kills the server (default 20)
`;

const bin = (name: string) => `node_modules/.bin/${name}`;
const checks: readonly (readonly [string, readonly string[]])[] = [
  ['tsc', ['-b', 'shared', 'migrations', 'server', 'client', 'tests']],
  ['oxlint', ['--type-aware', '--deny-warnings']],
  ['oxfmt', ['--check']],
  ['knip', []],
];

async function main(paths: readonly string[]): Promise<number> {
  const browser = await findBrowser();
  if (browser === null) {
    console.error(
      'npm test: no browser found and none could be installed. Install Chromium (Debian: apt-get install chromium) or set CHROMIUM to its path.',
    );
    return 1;
  }
  for (const [command, args] of checks) {
    console.log(`${command} ${args.join(' ')}`);
    const status = await run(bin(command), args);
    if (status !== 0) {
      console.log(`${command} found something to put right\n0 passed, 1 failed`);
      return 1;
    }
  }
  return runTests(paths, browser);
}

const report = 'node_modules/.cache/tests.json';

/** The last line says how many tests passed and failed; none at all is a failure. */
async function runTests(paths: readonly string[], browser: string): Promise<number> {
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = await run(bin('vitest'), ['run', ...reporters, ...paths], { CHROMIUM: browser });
  const { numPassedTests: passed, numTotalTests: total } = readReport();
  const failed = total - passed;
  console.log(`${passed} passed, ${failed} failed`);
  return status === 0 && failed === 0 && passed > 0 ? 0 : 1;
}

function readReport(): { numPassedTests: number; numTotalTests: number } {
  return JSON.parse(readFileSync(report, 'utf8')) as ReturnType<typeof readReport>;
}

function run(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

const args = process.argv.slice(2);
if (args.includes('--help')) {
  process.stdout.write(help);
} else {
  process.exitCode = await main(args);
}
