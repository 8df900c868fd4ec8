import { parseArgs } from 'node:util';
import { buildDashboard } from './build-dashboard.ts';
import { systemClock } from './clock.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { builtDashboard } from './dashboard.ts';
import { createLog } from './log.ts';
import { type Running, startServer } from './server.ts';
import { setupLink } from './staff/setup.ts';

const help = `Stillpoint, the lead desk of a group of infusion clinics.

  npm start             serve, on the database of DATABASE_URL
  npm run demo          serve made-up data from data/demo.sqlite; mail is captured, never sent
  npm run dev           serve with hot reload of client and server

Options (after --):
  --keep   with demo: keep the demo's database of last time
  --help   this text

Settings come from the environment: HOST, PORT, PUBLIC_URL, DATABASE_URL, SECRET, SMTP_URL,
MAIL_FROM, TRUST_PROXY, LOG_LEVEL, FORM_CHALLENGE, METRICS_TOKEN. The README explains each.
`;

const options = {
  demo: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  dev: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

type Options = { demo: boolean; keep: boolean; dev: boolean; help: boolean };

/** The program: reads its options, serves, and ends with one line where it can't. */
export async function run(): Promise<void> {
  try {
    await serve();
  } catch (error) {
    if (error instanceof ConfigError) {
      fail(2, error.message);
    }
    fail(1, error instanceof Error ? error.message : String(error));
  }
}

async function serve(): Promise<void> {
  const chosen = readOptions();
  if (chosen.help) {
    process.stdout.write(help);
    return;
  }
  const running = await (chosen.demo ? startDemo(chosen.keep) : startFor(chosen));
  stopOnSignals(running);
  const link = await setupLink(running.ctx);
  if (link !== null) {
    console.log(`first start: make your account at ${link}`);
  }
  console.log(`listening on ${running.url}`);
}

function readOptions(): Options {
  try {
    return parseArgs({ options, strict: true }).values;
  } catch (error) {
    fail(2, error instanceof Error ? error.message : 'wrong options');
  }
}

async function startFor({ dev }: Options): Promise<Running> {
  const config = readConfig(process.env);
  if (!dev) {
    return start(config);
  }
  const { hotDashboard } = await import('./dashboard-dev.ts');
  const { router } = await hotDashboard();
  return start(config, router);
}

async function startDemo(keep: boolean): Promise<Running> {
  const { demoConfig, prepareDemo } = await import('./operations/demo.ts');
  const config = demoConfig(process.env);
  await prepareDemo(config, keep, console.log);
  return start(config);
}

async function start(config: Config, router?: ReturnType<typeof builtDashboard>): Promise<Running> {
  if (!router) {
    await buildDashboard(console.log);
  }
  return startServer({
    config,
    clock: systemClock,
    log: createLog(config),
    dashboard: router ?? builtDashboard(),
    workers: true,
  });
}

/** The first signal ends in peace, a second one at once. */
function stopOnSignals(running: Running): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) {
        process.exit(1);
      }
      stopping = true;
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

function fail(status: number, message: string): never {
  console.error(`stillpoint: ${message.split('\n')[0]}`);
  process.exit(status);
}
