import { spawn } from 'node:child_process';
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
      console.log(`${command} found something to put right`);
      return status;
    }
  }
  return run(bin('vitest'), ['run', ...paths], { CHROMIUM: browser });
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
