import type { Group, ReportAnswer } from '../../../shared/report.ts';

type Cell = string | number | boolean | null;
/** One row: what of the answer it tells, and the figures of that by their names. */
type Line = { readonly figure: string; readonly cells: Readonly<Record<string, Cell>> };

/** Texts that lead to rows, and what has columns of its own. */
const leftOut = /^(definitions|groups|group|label|visits|work|tasks|.*[rR]ows|.*Visits)$/;

/**
 * An answer as a table: a header, then a row for each figure of each group, and for each point of a
 * curve or distribution. `group` and `label` tell whose it is (empty: of the report), `figure` where
 * it stands in the answer (`last[booked].open`), the other columns have the names they have there.
 * Every number of the answer is in it as it is there: fractions, not percent; instants and dates by
 * ISO 8601; null is empty.
 */
export function toCsv(answer: ReportAnswer<Group>): string[][] {
  const lines = [
    ...reportLines(answer).map((line) => ({ group: '', label: '', ...line })),
    ...answer.groups.flatMap(({ group, label, ...figures }) =>
      linesOf('', figures).map((line) => ({ group: group ?? '', label, ...line })),
    ),
  ];
  const names = [...new Set(lines.flatMap(({ cells }) => Object.keys(cells)))];
  return [
    ['group', 'label', 'figure', ...names],
    ...lines.map(({ group, label, figure, cells }) => [
      String(group),
      label,
      figure,
      ...names.map((name) => String(cells[name] ?? '')),
    ]),
  ];
}

/** What the report says beside its groups: a plain value has a row of its own. */
function reportLines(answer: ReportAnswer<Group>): Line[] {
  return Object.entries(answer)
    .filter(([name]) => !leftOut.test(name))
    .flatMap(([name, value]: [string, unknown]) => {
      const plain = Array.isArray(value) && value.every(isCell) ? value.join(' ') : value;
      return isCell(plain) ? [{ figure: name, cells: { value: plain } }] : linesOf(name, plain);
    });
}

/** Of an object a row with what is plain in it, then those of what is within; of a list each one's. */
function linesOf(figure: string, value: unknown): Line[] {
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown) => linesOfElement(figure, each));
  }
  const entries = Object.entries(value ?? {}).filter(([name]) => !leftOut.test(name));
  return linesOfObject(figure, figure === '' ? '' : `${figure}.`, entries);
}

function linesOfObject(figure: string, within: string, entries: [string, unknown][]): Line[] {
  const plain = entries.filter((entry): entry is [string, Cell] => isCell(entry[1]));
  const own =
    plain.length === 0 ? [] : [{ figure: figure || 'all', cells: Object.fromEntries(plain) }];
  const others = entries.filter(([, value]) => !isCell(value));
  return [...own, ...others.flatMap(([name, value]) => linesOf(within + name, value))];
}

/** An element of a list is named by what stands first in it: a stage, a day, a period. */
function linesOfElement(figure: string, element: unknown): Line[] {
  const entries = Object.entries(element ?? {}).filter(([name]) => !leftOut.test(name));
  return linesOfObject(figure, `${figure}[${String(entries[0]?.[1])}].`, entries);
}

function isCell(value: unknown): value is Cell {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
