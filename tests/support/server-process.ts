import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export type ServerProcess = {
  readonly url: string;
  readonly pid: number;
  /** Ends it as a power cut would, and waits until it is gone. */
  readonly kill: () => Promise<void>;
  /** Asks it to end and answers its exit status. */
  readonly terminate: () => Promise<number | null>;
};

export type ServerStart = {
  readonly file: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** What `npm start` runs, flags and all, without the shell between. */
function startCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.replace(/^exec node /, '').split(' ');
}

function startMain({ file, env }: ServerStart) {
  return spawn(process.execPath, startCommand(), {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: `file:${file}`,
      FORM_CHALLENGE: 'off',
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** `npm start` as a process of its own, on a free port; answers once it serves. */
export async function startProcess(start: ServerStart): Promise<ServerProcess> {
  const child = startMain(start);
  const gone = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const listening = /^listening on (http\S+)$/.exec(line)?.[1];
      if (listening !== undefined) {
        resolve(listening);
      }
    });
    child.once('close', (code) => {
      reject(new Error(`the server ended with ${code} instead of starting: ${errors.join('')}`));
    });
  });
  return {
    url,
    pid: child.pid ?? 0,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    terminate: () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

/** A start that is expected to fail: its exit status and what it said. */
export async function failedStart(
  start: ServerStart,
): Promise<{ status: number | null; stderr: string }> {
  const child = startMain(start);
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const [status]: unknown[] = await once(child, 'close');
  return { status: typeof status === 'number' ? status : null, stderr: errors.join('') };
}
