import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildDashboard } from '../server/build-dashboard.ts';
import { findBrowser } from './support/browser.ts';

const help = `Runs everything that must be right: types, lint, format, dead code, then all tests
(unit, API, screens with MSW, faults, end to end in a real browser).

  npm test                     everything
  npm test -- tests/server     only the test files below a path (after all checks)

FAULT_ROUNDS=N   how often the fault test kills the server (default 20)
FAULT_SEED=N     another number gives other moments of death (default 1)
CHROMIUM=PATH    the browser, where it is not found by itself
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
    return stop(
      'no browser found and none could be installed. Install Chromium (Debian: apt-get install chromium) or set CHROMIUM to its path.',
    );
  }
  // Built once and before all tests: those that start servers run at the same time and would all build.
  const [wrong, unbuilt] = await Promise.all([failedChecks(), failedBuild()]);
  if (wrong.length > 0) {
    return stop(`${wrong.join(', ')} found something to put right`);
  }
  return unbuilt === null ? runTests(paths, browser) : stop(unbuilt);
}

/** All checks at the same time; what each says is shown in one piece when it ends. */
async function failedChecks(): Promise<string[]> {
  const statuses = await Promise.all(
    checks.map(async ([command, args]) => {
      const { status, said } = await runQuietly(bin(command), args);
      console.log(`${command} ${args.join(' ')}\n${said}`.trimEnd());
      return status;
    }),
  );
  return checks.filter((_check, at) => statuses[at] !== 0).map(([command]) => command);
}

/** @returns why the dashboard could not be built; null: it was */
async function failedBuild(): Promise<string | null> {
  try {
    await buildDashboard(console.log);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Before any test: whoever reads only the last line must not take it for a pass. */
function stop(why: string): number {
  console.log(`${why}\n0 passed, 1 failed`);
  return 1;
}

// A whole path: vitest would take another one from the folder of the dashboard.
const report = join(process.cwd(), 'node_modules/.cache/tests.json');

/** The last line says how many tests passed and failed; none at all is a failure. */
async function runTests(paths: readonly string[], browser: string): Promise<number> {
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = await run(bin('vitest'), ['run', ...reporters, ...paths], { CHROMIUM: browser });
  const { numPassedTests: passed, numTotalTests: total } = readReport();
  // A file that can't be loaded or an error between tests fails no test, but the whole run.
  const failed = Math.max(total - passed, status === 0 && passed > 0 ? 0 : 1);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

type Report = { readonly numPassedTests: number; readonly numTotalTests: number };

/** Without a report vitest itself did not get to its end. */
function readReport(): Report {
  return existsSync(report)
    ? (JSON.parse(readFileSync(report, 'utf8')) as Report)
    : { numPassedTests: 0, numTotalTests: 0 };
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

/** Keeps what it says, on both streams in the order in which it came. */
async function runQuietly(
  command: string,
  args: readonly string[],
): Promise<{ status: number; said: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => said.push(chunk));
  }
  const [status] = (await once(child, 'close')) as [number | null];
  return { status: status ?? 1, said: Buffer.concat(said).toString() };
}

const args = process.argv.slice(2);
if (args.includes('--help')) {
  process.stdout.write(help);
} else {
  process.exitCode = await main(args);
}
