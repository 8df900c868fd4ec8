import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type ServerProcess, type ServerStart, startProcess } from '../support/server-process.ts';

/** Our server as a process of its own, ended when the work is done. */
export async function withOurs<Value>(
  start: ServerStart,
  work: (server: ServerProcess) => Promise<Value>,
): Promise<Value> {
  const server = await startProcess(start);
  try {
    return await work(server);
  } finally {
    await server.terminate();
  }
}

/** The bare server on the same kind of file. */
export async function withRaw<Value>(
  file: string,
  work: (server: { readonly url: string }) => Promise<Value>,
): Promise<Value> {
  const child = spawn(process.execPath, ['tests/bench/raw-server.ts', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  try {
    const [line]: unknown[] = await Promise.race([
      once(createInterface(child.stdout), 'line'),
      gone,
    ]);
    const url = /^listening on (http\S+)$/.exec(String(line))?.[1];
    if (url === undefined) {
      throw new Error('the raw server did not start');
    }
    return await work({ url });
  } finally {
    child.kill();
    await gone;
  }
}
