import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** Somebody is being answered: this share of the time went by at work. */
const busyShare = 0.4;

type Pause = {
  /** How long it waits at least, and looks around. */
  readonly leastMs: number;
  /** It waits no longer, however much there is to do. */
  readonly mostMs: number;
};

/**
 * The pause between two pieces of work that nobody waits for: it lasts while this process is busy with
 * what somebody does wait for.
 */
export async function giveWay({ leastMs, mostMs }: Pause): Promise<void> {
  for (let waitedMs = 0; waitedMs < mostMs; waitedMs += leastMs) {
    const before = performance.eventLoopUtilization();
    await pause(leastMs);
    if (performance.eventLoopUtilization(before).utilization < busyShare) {
      return;
    }
  }
}
