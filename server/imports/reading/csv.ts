import Papa from 'papaparse';
import { importLimits } from '../../../shared/import.ts';
import { FileRefused } from '../refusal.ts';
import { decodeText } from './text-encoding.ts';

/** A row as the file has it, with its number as a spreadsheet counts. */
export type RawRow = { readonly row: number; readonly cells: readonly string[] };

const guessedFrom = 65_536;
const delimiters = [',', ';', '\t', '|'];

export type CsvTable = {
  readonly rows: readonly RawRow[];
  /** What is to be known of the file. */
  readonly remark: string | null;
};

/**
 * The rows of a CSV file; empty ones are left out.
 * @throws FileRefused for what is no table, is cut off in the middle, or has too much of anything
 */
export function readCsv(bytes: Uint8Array): CsvTable {
  const { text, delimiter } = withoutSeparatorLine(decodeText(bytes));
  const rows: RawRow[] = [];
  let number = 0;
  let cut = false;
  Papa.parse<string[]>(text, {
    delimiter: delimiter ?? guessDelimiter(text),
    step: ({ data, errors }) => {
      number += 1;
      cut ||= errors.some(({ code }) => code === 'MissingQuotes');
      if (!cut && data.some((cell) => cell.trim() !== '')) {
        rows.push({ row: number, cells: bounded(data, number) });
      }
      if (rows.length > importLimits.rows + 1) {
        throw new FileRefused(tooManyRows, 413);
      }
    },
  });
  if (cut) {
    throw new FileRefused(
      `The file ends in the middle of row ${number}: a quotation mark is opened and never closed. It may be only half of the file. Save it again and try once more.`,
    );
  }
  return { rows, remark: cutOff(rows, text) };
}

/** Half a file ends somewhere in a row. */
function cutOff(rows: readonly RawRow[], text: string): string | null {
  const [first, last] = [rows[0], rows.at(-1)];
  const isShort = first && last && last.cells.length < first.cells.length;
  return isShort && !text.endsWith('\n')
    ? `The file ends in the middle of row ${last.row}: it may be only half of it.`
    : null;
}

/** @throws FileRefused where a row is wider than any sheet of people */
function bounded(cells: string[], row: number): string[] {
  if (cells.length > importLimits.columns) {
    throw new FileRefused(
      `Row ${row} has ${cells.length.toLocaleString('en')} columns; ${importLimits.columns} are the most. Leave out what isn’t needed.`,
    );
  }
  return cells;
}

export const tooManyRows = `This file has more than ${importLimits.rows.toLocaleString('en')} rows. Split it and bring in one part after the other.`;

/** Excel writes `sep=;` on top of files for other countries. */
function withoutSeparatorLine(text: string): { text: string; delimiter: string | null } {
  const [line, delimiter = null] = /^sep=(.)\r?\n/.exec(text.slice(0, 10)) ?? [''];
  return { text: text.slice(line.length), delimiter };
}

/**
 * What stands between the headings most often. Only the first line is asked: what people wrote below
 * it has any mark in any number.
 */
function guessDelimiter(text: string): string {
  const counts = new Map(delimiters.map((each) => [each, 0]));
  let quoted = false;
  for (const character of text.slice(0, guessedFrom).trimStart()) {
    if (character === '"') {
      quoted = !quoted;
    } else if (!quoted && (character === '\n' || character === '\r')) {
      break;
    } else if (!quoted && counts.has(character)) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
  }
  const [most] = delimiters.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return most ?? ',';
}
