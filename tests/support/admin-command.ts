import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../server/operations/admin.ts', import.meta.url));

export type Outcome = { readonly status: number; readonly out: string; readonly err: string };

/** Runs `npm run admin -- …` as an operator would, in a process of its own. */
export async function adminCommand(
  file: string,
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...inherited(), DATABASE_URL: `file:${file}`, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input);
  const [out, err, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    statusOf(child),
  ]);
  return { status, out, err };
}

/** Nothing else of ours: an operator's settings are those of the test. */
function inherited() {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return { PATH, NODE_COMPILE_CACHE };
}

async function statusOf(child: ChildProcess): Promise<number> {
  const [status] = (await once(child, 'close')) as [number | null];
  return status ?? -1;
}
