import type { ImportRecord, ImportState } from '../../../shared/import.ts';
import type { Tone } from '../ui/Mark.tsx';

export const plain = new Intl.NumberFormat('en-US');

/** `1 row`, `1,284 rows`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${plain.format(count)} ${count === 1 ? one : many}`;
}

export const stateWords: Record<ImportState, { words: string; tone: Tone }> = {
  reading: { words: 'Being read', tone: 'soon' },
  uploaded: { words: 'Waits for columns', tone: 'soon' },
  checking: { words: 'Being checked', tone: 'soon' },
  checked: { words: 'Checked', tone: 'soon' },
  running: { words: 'Under way', tone: 'accent' },
  stopped: { words: 'Stopped', tone: 'late' },
  done: { words: 'Done', tone: 'good' },
  takingBack: { words: 'Being taken back', tone: 'accent' },
  takenBack: { words: 'Taken back', tone: 'quiet' },
};

/** Whether the server is at work on it by itself. */
export function isUnderWay({ state }: Pick<ImportRecord, 'state'>): boolean {
  return state === 'checking' || state === 'running' || state === 'takingBack';
}

export const steps = ['File', 'Columns', 'Check', 'Bring in', 'Done'] as const;

/** Which of the steps an import is at. */
export function stepOf({ state }: Pick<ImportRecord, 'state'>): number {
  const at: Record<ImportState, number> = {
    reading: 0,
    uploaded: 1,
    checking: 2,
    checked: 2,
    running: 3,
    stopped: 3,
    done: 4,
    takingBack: 4,
    takenBack: 4,
  };
  return at[state];
}

/** When something was seen to be how far (milliseconds). */
export type Sighting = { at: number; done: number };

/** How long it still takes by the pace since it was first seen; null: too early to say. */
export function timeLeft(first: Sighting, now: Sighting, total: number): string | null {
  const passed = now.at - first.at;
  const done = now.done - first.done;
  if (passed < 1500 || done <= 0) {
    return null;
  }
  const seconds = Math.ceil(((total - now.done) * passed) / done / 1000);
  if (seconds < 60) {
    return `about ${countOf(seconds, 'second')} left`;
  }
  return `about ${countOf(Math.ceil(seconds / 60), 'minute')} left`;
}

/**
 * What came of an import, in one sentence; of one that was stopped, so far. How many rows have
 * problems is known of the whole file, so only of the whole is it said.
 */
export function outcomeWords(record: ImportRecord): string {
  const { state, done, total, made, joined, skipped, links } = record;
  const isWhole = state !== 'stopped';
  const refused = isWhole ? record.refused : 0;
  const parts = [
    `${countOf(made, 'lead')} brought in`,
    ...(joined > 0 ? [`${countOf(joined, 'row')} joined to leads that were there`] : []),
    ...(skipped > 0 ? [`${countOf(skipped, 'row')} left out as duplicates`] : []),
    ...(refused > 0 ? [`${countOf(refused, 'row')} left out for their problems`] : []),
    ...(links > 0 ? [`${countOf(links, 'booking link')} in the outbox`] : []),
  ];
  const way = isWhole ? '' : `Stopped after ${plain.format(done)} of ${countOf(total, 'row')}: `;
  return `${way}${parts.join(', ')}.`;
}
