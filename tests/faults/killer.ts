import { workerData } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';

export type Killing = {
  readonly file: string;
  /** The server that writes to the file. */
  readonly pid: number;
  readonly commits: number;
};

const { file, pid, commits }: Killing = workerData;
const sqlite = new BetterSqlite3(file, { readonly: true });
/** Another number whenever somebody else has committed. */
const version = sqlite.prepare<[], number>('pragma data_version').pluck();

// In a thread of its own that does nothing else: a client hears of a commit too late to strike
// between the commit and the answer.
for (let left = commits, seen = version.get(); left > 0;) {
  const now = version.get();
  left -= now === seen ? 0 : 1;
  seen = now;
}
process.kill(pid, 'SIGKILL');
