import { importLimits } from '../../../shared/import.ts';
import { FileRefused } from '../refusal.ts';
import type { RawRow } from './csv.ts';
import { serialToLocal } from './serial.ts';
import { readWorkbook, type Workbook } from './workbook.ts';
import { type XmlHandlers, xmlReader } from './xml.ts';
import { openArchive } from './zip.ts';

export type Sheet = {
  readonly rows: AsyncGenerator<RawRow>;
  /** What is to be known of the file. */
  readonly remark: string | null;
};

/**
 * The rows of the first sheet of a workbook, one after the other; empty ones are left out. Dates
 * come as `2026-11-03 09:15`, as their cells show them.
 * @throws FileRefused
 */
export async function readXlsx(file: string): Promise<Sheet> {
  const archive = await openArchive(file);
  const workbook = await readWorkbook(archive);
  const { sheetName, others } = workbook;
  const rest = others === 1 ? 'one other sheet was' : `${others} other sheets were`;
  return {
    rows: rowsOf(archive.read(workbook.sheet), workbook),
    remark: others === 0 ? null : `Read from the sheet “${sheetName}”; ${rest} left out.`,
  };
}

async function* rowsOf(pieces: AsyncIterable<string>, workbook: Workbook): AsyncGenerator<RawRow> {
  const ready: RawRow[] = [];
  const xml = xmlReader(sheetHandlers(workbook, ready));
  for await (const piece of pieces) {
    xml.write(piece);
    yield* ready.splice(0);
  }
  xml.end();
}

type Cell = { column: number; type: string; format: number; text: string };

/** Puts each row into `ready` as soon as it ends. */
function sheetHandlers(workbook: Workbook, ready: RawRow[]): XmlHandlers {
  let row = 0;
  let cells: string[] = [];
  let cell: Cell | null = null;
  let inside = false;
  let spoken = false;
  return {
    open: (name, attributes) => {
      spoken ||= name === 'rPh';
      inside = name === 'v' || (name === 't' && !spoken);
      if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        cells = [];
      } else if (name === 'c') {
        cell = startCell(attributes, cells.length);
      }
    },
    text: (text) => {
      if (inside && cell) {
        cell.text += text;
      }
    },
    close: (name) => {
      inside = false;
      spoken &&= name !== 'rPh';
      if (name === 'c' && cell) {
        fill(cells, cell.column, shown(cell, workbook));
        cell = null;
      } else if (name === 'row' && cells.some((each) => each.trim() !== '')) {
        ready.push({ row, cells });
      }
    },
  };
}

function startCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>, next: number): Cell {
  const column = r === undefined ? next : columnOf(r);
  if (column >= importLimits.columns) {
    throw new FileRefused(
      `This sheet has cells beyond its ${importLimits.columns}th column. Leave out what isn’t needed.`,
    );
  }
  return { column, type: t, format: Number(s), text: '' };
}

/** `AB12` is in column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.replaceAll(/[^A-Z]/g, '')) {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}

function fill(cells: string[], column: number, text: string): void {
  while (cells.length < column) {
    cells.push('');
  }
  cells[column] = text;
}

function shown({ type, format, text }: Cell, workbook: Workbook): string {
  switch (type) {
    case 's':
      return workbook.strings[Number(text)] ?? '';
    case 'b':
      return text === '1' ? 'yes' : 'no';
    case 'e':
      return '';
    case 'n':
      return number(text, workbook.datesByFormat[format] === true, workbook.from1904);
    default:
      // Texts as they stand, and dates in ISO 8601.
      return text;
  }
}

function number(text: string, isDate: boolean, from1904: boolean): string {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) {
    return text;
  }
  return isDate ? serialToLocal(value + (from1904 ? daysTo1904 : 0)) : String(value);
}

const daysTo1904 = 1462;
