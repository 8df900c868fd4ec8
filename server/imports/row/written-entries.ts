/**
 * Notes and calls in one cell, as the export writes them and the import reads them. Each begins with
 * a line of its own, and what was written follows:
 *
 *     [2026-11-03T09:15:00.000-06:00 | marisol@example.com]
 *     Asked about the price.
 *
 * A line of somebody's note that looks like such a beginning gets a backslash before it.
 */
export type Entry = {
  /** Null: nobody wrote down when. */
  readonly at: Temporal.Instant | null;
  readonly by: string | null;
  /** Of a call its outcome; of a note `contact` where it tells of one. */
  readonly word: string | null;
  readonly text: string;
};

const begins = /^\[([^|\]\n]+)(?:\|([^|\]\n]*))?(?:\|([^|\]\n]*))?\]$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const looksLikeBeginning = /^\\*\[\d{4}-\d{2}-\d{2}T/;

export function writeEntries(
  entries: readonly (Entry & { at: Temporal.Instant })[],
  timeZone: string,
): string {
  return entries.map((entry) => writeEntry(entry, timeZone)).join('\n');
}

function writeEntry(
  { at, by, word, text }: Entry & { at: Temporal.Instant },
  timeZone: string,
): string {
  const facts = [
    localIso(at, timeZone),
    ...(by !== null || word !== null ? [by ?? ''] : []),
    ...(word === null ? [] : [word]),
  ];
  const lines = text
    .split('\n')
    .map((line) => (looksLikeBeginning.test(line) ? `\\${line}` : line));
  return [`[${facts.join(' | ')}]`, ...(text === '' ? [] : lines)].join('\n');
}

/** What has no such beginning is one note of no time. */
export function readEntries(cell: string): Entry[] {
  const entries: { head: Omit<Entry, 'text'>; lines: string[] }[] = [];
  for (const line of cell.split('\n')) {
    const head = readHead(line.trimEnd());
    if (head) {
      entries.push({ head, lines: [] });
    } else {
      const last = entries.at(-1) ?? { head: { at: null, by: null, word: null }, lines: [] };
      last.lines.push(looksLikeBeginning.test(line) ? line.replace(/^\\/, '') : line);
      entries[Math.max(0, entries.length - 1)] = last;
    }
  }
  return entries.map(({ head, lines }) => ({ ...head, text: lines.join('\n').trim() }));
}

function readHead(line: string): Omit<Entry, 'text'> | null {
  const [, at = '', by = '', word = ''] = begins.exec(line) ?? [];
  if (!instant.test(at.trim())) {
    return null;
  }
  try {
    return {
      at: Temporal.Instant.from(at.trim()),
      by: by.trim() || null,
      word: word.trim() || null,
    };
  } catch {
    return null;
  }
}

/** `2026-11-03T09:15:00.000-06:00`: what the clock on the wall showed, and no doubt about when. */
export function localIso(at: Temporal.Instant, timeZone: string): string {
  return at
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 3 });
}
