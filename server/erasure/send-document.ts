import type { Response } from 'express';
import { renderDocument } from '../pages/pages.ts';
import type { Moment } from './telling.ts';

type Cell = string | number | Moment | null;

/** One table of a file that somebody keeps. */
export type Part = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** A file that can be read and printed by itself, and by a program too. */
export type Document = {
  /** Its name without an ending: no personal data, since it stands in folders and logs. */
  readonly fileName: string;
  readonly title: string;
  readonly intro: readonly string[];
  readonly parts: readonly Part[];
};

/** Answers with one HTML file that needs nothing else; the same as JSON lies within. */
export function sendDocument(response: Response, document: Document): void {
  const parts = tables(document.parts, wordsOf);
  const html = renderDocument('erasure/document', {
    ...document,
    parts,
    json: jsonOf(document.parts),
  });
  response
    .set('Cache-Control', 'no-store')
    .attachment(`${document.fileName}.html`)
    .type('html')
    .send(html);
}

/** The same tables with each cell as it is read there. */
function tables(parts: readonly Part[], read: (cell: Cell) => string | number | null) {
  return parts.map((part) => ({ ...part, rows: part.rows.map((row) => row.map(read)) }));
}

const wordsOf = (cell: Cell) => (isMoment(cell) ? cell.words : cell);
const instantOf = (cell: Cell) => (isMoment(cell) ? cell.at : cell);

function isMoment(cell: Cell): cell is Moment {
  return typeof cell === 'object' && cell !== null;
}

/** `<` never begins a tag in it, so nothing that somebody wrote can end the script around it. */
function jsonOf(parts: readonly Part[]): string {
  const data = Object.fromEntries(
    tables(parts, instantOf).map(({ title, columns, rows }) => [
      title,
      rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null]))),
    ]),
  );
  return JSON.stringify(data, null, 1).replaceAll('<', '\\u003c');
}
