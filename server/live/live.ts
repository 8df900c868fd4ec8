import type { Context } from '../context.ts';
import { createWorker } from '../worker.ts';
import { changesAfter, firstChangeId, lastChangeId, lastIdBefore } from './change.queries.ts';
import { coalesce } from './frames.ts';
import type { Change } from './live.table.ts';
import type { Start, Stream } from './stream.ts';

export type Live = {
  /** Tells the stream what changes, until `leave`. */
  join: (stream: Stream) => void;
  leave: (stream: Stream) => void;
  /** Ends all streams at once: they would keep a server from stopping. */
  stop: () => Promise<void>;
};

const lookEveryMs = 250;
/** How often a stream's session is looked at and a sign of life given (ms). */
const beatEveryMs = 15_000;
/** Whoever missed more than this reads everything again. */
const mostToResume = 1000;

/** A stream that can't be told ends, so that its tab comes back and asks for what it missed. */
async function tellOrEnd(stream: Stream, changes: readonly Change[]): Promise<void> {
  try {
    await stream.tell(changes);
  } catch {
    stream.end();
  }
}

/**
 * Looks for changes while there is somebody to tell, and tells all streams of this process. It
 * asks the database and not the code that writes, so it sees what other processes wrote too.
 */
export function createLive(ctx: Pick<Context, 'db' | 'clock' | 'log'>): Live {
  const joining = new Set<Stream>();
  /** Who is told, and when their session was last looked at (epoch ms). */
  const open = new Map<Stream, number>();
  /** The last change that was told. */
  let told = 0;
  let stopped = false;
  const worker = createWorker({ name: 'live', everyMs: lookEveryMs, run, log: ctx.log });

  async function run(): Promise<void> {
    if (open.size === 0) {
      told = await lastChangeId(ctx.db);
    }
    await tellNews();
    await beat();
    for (const stream of joining) {
      await welcome(stream);
    }
  }

  async function tellNews(): Promise<void> {
    const news = await changesAfter(ctx.db, told, mostToResume);
    told = news.at(-1)?.id ?? told;
    const changes = coalesce(news);
    if (changes.length > 0) {
      await Promise.all([...open.keys()].map((stream) => tellOrEnd(stream, changes)));
    }
  }

  async function beat(): Promise<void> {
    const now = nowMs();
    for (const [stream, lookedAt] of open) {
      if (now - lookedAt >= beatEveryMs) {
        open.set(stream, now);
        await stream.beat(told);
      }
    }
  }

  async function welcome(stream: Stream): Promise<void> {
    const missed = await missedSince(stream.start);
    if (missed === null) {
      stream.reset(told);
    } else {
      await stream.tell(coalesce(missed));
    }
    stream.hello(told);
    // It may have left meanwhile.
    if (joining.delete(stream)) {
      open.set(stream, nowMs());
    }
  }

  /** What a stream has missed up to what was told to the others; null: that can't be known. */
  async function missedSince(start: Start) {
    if (start.kind === 'now') {
      return [];
    }
    if (start.kind === 'after' && !(await isKept(start.id))) {
      return null;
    }
    const from = start.kind === 'after' ? start.id : await lastIdBefore(ctx.db, start.seconds);
    const missed = await changesAfter(ctx.db, from, mostToResume + 1);
    return missed.length > mostToResume ? null : missed.filter(({ id }) => id <= told);
  }

  /** Whether all that came after this change is still there. */
  async function isKept(id: number): Promise<boolean> {
    return id <= told && (await firstChangeId(ctx.db)) <= id + 1;
  }

  const nowMs = () => ctx.clock.now().epochMilliseconds;

  return {
    join: (stream) => {
      if (stopped) {
        stream.end();
        return;
      }
      joining.add(stream);
      worker.start();
    },
    leave: (stream) => {
      joining.delete(stream);
      open.delete(stream);
      if (open.size + joining.size === 0) {
        void worker.stop();
      }
    },
    stop: async () => {
      stopped = true;
      for (const stream of [...joining, ...open.keys()]) {
        stream.end();
      }
      await worker.stop();
    },
  };
}
