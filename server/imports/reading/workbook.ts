import { FileRefused } from '../refusal.ts';
import { readXml } from './xml.ts';
import { type Archive, broken } from './zip.ts';

export type Workbook = {
  /** The part of the archive that has the first sheet people see. */
  readonly sheet: string;
  readonly sheetName: string;
  /** How many other sheets there are. */
  readonly others: number;
  readonly strings: readonly string[];
  /** For each cell format whether it shows a date. */
  readonly datesByFormat: readonly boolean[];
  /** Days count from 1904 instead of 1900. */
  readonly from1904: boolean;
};

const mostStringCharacters = 100 * 1024 * 1024;

/** @throws FileRefused for what is no workbook */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const sheets: { name: string; relation: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readXml(archive.read('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'sheet') {
        const { name: title = '', state = 'visible', 'r:id': relation = '' } = attributes;
        sheets.push({ name: title, relation, hidden: state !== 'visible' });
      }
      from1904 ||= name === 'workbookPr' && isOn(attributes['date1904']);
    },
  });
  const first = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  const target = first && (await targets(archive)).get(first.relation);
  if (!first || target === undefined) {
    throw broken();
  }
  return {
    sheet: target,
    sheetName: first.name,
    others: sheets.length - 1,
    strings: await sharedStrings(archive),
    datesByFormat: await dateFormats(archive),
    from1904,
  };
}

const isOn = (value: string | undefined) => value === '1' || value === 'true';

async function targets(archive: Archive): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  await readXml(archive.read('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id: id = '', Target: target = '' }) => {
      if (name === 'Relationship') {
        found.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
      }
    },
  });
  return found;
}

/** Texts that cells point to. How it is pronounced (`rPh`) is no part of a text. */
async function sharedStrings(archive: Archive): Promise<string[]> {
  const part = 'xl/sharedStrings.xml';
  const strings: string[] = [];
  if (!archive.has(part)) {
    return strings;
  }
  let current = '';
  let inside = false;
  let spoken = false;
  let characters = 0;
  await readXml(archive.read(part), {
    open: (name) => {
      spoken ||= name === 'rPh';
      inside = name === 't' && !spoken;
      current = name === 'si' ? '' : current;
    },
    text: (text) => {
      current += inside ? text : '';
    },
    close: (name) => {
      inside = false;
      spoken &&= name !== 'rPh';
      if (name === 'si') {
        characters += current.length;
        strings.push(current);
      }
      if (characters > mostStringCharacters) {
        throw new FileRefused('This file holds more text than a list of people could.', 413);
      }
    },
  });
  return strings;
}

/** The formats that every program knows without being told. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 54, 57, 58]);

async function dateFormats(archive: Archive): Promise<boolean[]> {
  const part = 'xl/styles.xml';
  const own = new Map<number, boolean>();
  const formats: boolean[] = [];
  if (!archive.has(part)) {
    return formats;
  }
  let inCells = false;
  await readXml(archive.read(part), {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      inCells ||= name === 'cellXfs';
      const id = Number(numFmtId);
      if (name === 'numFmt') {
        own.set(id, showsDate(formatCode));
      } else if (name === 'xf' && inCells) {
        formats.push(own.get(id) ?? builtInDates.has(id));
      }
    },
    close: (name) => {
      inCells &&= name !== 'cellXfs';
    },
  });
  return formats;
}

/** A format with a day or a year in it, outside of quoted words and of brackets. */
function showsDate(code: string): boolean {
  return /[dy]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}
