/**
 * Rows kept column by column: a million leads are read and walked in a fraction of the time that a
 * million rows take, which is what the reports need them for.
 */

/** `time`: milliseconds since 1970; `number`: a whole number from 0; `word`: one of a few texts. */
type Kind = 'time' | 'number' | 'word';
export type Schema = Readonly<Record<string, Kind>>;

/** One row; null where there is nothing. */
export type RowOf<S extends Schema> = {
  readonly [Name in keyof S]: (S[Name] extends 'word' ? string : number) | null;
};

/**
 * All rows: `columns.bookedAt[i]` is of row i. Nothing is `NaN` among times and -1 elsewhere; a
 * word is its place in `words`.
 */
export type Columns<S extends Schema> = {
  readonly count: number;
  readonly words: readonly string[];
} & { readonly [Name in keyof S]: S[Name] extends 'time' ? Float64Array : Int32Array };

type Arrays = Record<string, Float64Array | Int32Array>;

const arrayOf = { 1: Int8Array, 2: Int16Array, 4: Int32Array, 8: Float64Array } as const;
type Width = keyof typeof arrayOf;
type Header = {
  readonly count: number;
  readonly words: readonly string[];
  /** In how many bytes each column lies: few of its numbers need four, and reading is what takes long. */
  readonly widths: Readonly<Record<string, Width>>;
};

function emptyArrays(schema: Schema, count: number): Arrays {
  return Object.fromEntries(
    Object.entries(schema).map(([name, kind]) => [
      name,
      kind === 'time' ? new Float64Array(count) : new Int32Array(count),
    ]),
  );
}

/** Columns of rows. */
export function toColumns<S extends Schema>(schema: S, rows: readonly RowOf<S>[]): Columns<S> {
  const arrays = emptyArrays(schema, rows.length);
  const places = new Map<string, number>();
  const placeOf = (word: string): number => {
    const place = places.get(word) ?? places.size;
    places.set(word, place);
    return place;
  };
  for (const [name, kind] of Object.entries(schema)) {
    const column = arrays[name];
    rows.forEach((row, index) => {
      const value = row[name];
      const number: number | null = typeof value === 'string' ? placeOf(value) : (value ?? null);
      if (column) {
        column[index] = number ?? (kind === 'time' ? Number.NaN : -1);
      }
    });
  }
  return { count: rows.length, words: [...places.keys()], ...arrays } as Columns<S>;
}

/** The row at one place again. */
export function rowAt<S extends Schema>(schema: S, columns: Columns<S>, index: number): RowOf<S> {
  const arrays: Readonly<Record<string, unknown>> = columns;
  const entries = Object.entries(schema).map(([name, kind]) => {
    const value = (arrays[name] as Float64Array | Int32Array)[index] ?? Number.NaN;
    const isNothing = kind === 'time' ? Number.isNaN(value) : value < 0;
    return [name, isNothing ? null : kind === 'word' ? (columns.words[value] ?? null) : value];
  });
  return Object.fromEntries(entries) as RowOf<S>;
}

/**
 * As bytes: a line of JSON with the number of rows, the words and the widths, filled up with spaces to
 * where numbers may begin; then one column after another, the widest first.
 */
export function encode<S extends Schema>(schema: S, rows: readonly RowOf<S>[]): Buffer {
  const columns = toColumns(schema, rows);
  const arrays = columns as unknown as Arrays;
  const widths: Record<string, Width> = {};
  for (const [name, kind] of Object.entries(schema)) {
    widths[name] = kind === 'time' ? widest : widthOf(arrays[name] ?? []);
  }
  const header: Header = { count: columns.count, words: columns.words, widths };
  const text = Buffer.from(JSON.stringify(header));
  const spaces = Buffer.alloc(widest - ((text.length + 1) % widest), ' ');
  const parts = widestFirst(widths).map(([name, width]) => {
    const { buffer, byteOffset, byteLength } = new arrayOf[width](arrays[name] ?? []);
    return Buffer.from(buffer, byteOffset, byteLength);
  });
  return Buffer.concat([text, spaces, Buffer.from('\n'), ...parts]);
}

const widest: Width = 8;

function widthOf(numbers: ArrayLike<number>): Width {
  let most = 0;
  for (let index = 0; index < numbers.length; index++) {
    most = Math.max(most, Number(numbers[index]));
  }
  return most < 2 ** 7 ? 1 : most < 2 ** 15 ? 2 : 4;
}

function widestFirst(widths: Header['widths']): [string, Width][] {
  return Object.entries(widths).toSorted(([, a], [, b]) => b - a);
}

type Read = Header & { readonly bytes: Uint8Array; readonly start: number };

function readHeader(bytes: Uint8Array): Read {
  const end = bytes.indexOf(10);
  const header = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString('utf8')) as Header;
  return { ...header, bytes: aligned(bytes), start: end + 1 };
}

/** Numbers are read where they lie, if they may begin there. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % widest === 0 ? bytes : new Uint8Array(bytes);
}

/** Several encoded parts as one, in their order. */
export function decode<S extends Schema>(schema: S, parts: readonly Uint8Array[]): Columns<S> {
  const read = parts.map(readHeader);
  const count = read.reduce((sum, part) => sum + part.count, 0);
  const arrays = emptyArrays(schema, count);
  const places = new Map<string, number>();
  let row = 0;
  for (const part of read) {
    copyPart(schema, arrays, row, part, wordPlaces(places, part.words));
    row += part.count;
  }
  return { count, words: [...places.keys()], ...arrays } as Columns<S>;
}

/** By its place in one part, the place of a word in the whole. */
function wordPlaces(places: Map<string, number>, words: readonly string[]): Int32Array {
  return Int32Array.from(words, (word) => {
    const place = places.get(word) ?? places.size;
    places.set(word, place);
    return place;
  });
}

function copyPart(
  schema: Schema,
  arrays: Arrays,
  row: number,
  { bytes, start, count, widths }: Read,
  placeOf: Int32Array,
): void {
  let from = bytes.byteOffset + start;
  for (const [name, width] of widestFirst(widths)) {
    const part = new arrayOf[width](bytes.buffer as ArrayBuffer, from, count);
    if (schema[name] === 'word' && !isSame(placeOf)) {
      copyWords(part, arrays[name]?.subarray(row) ?? [], placeOf);
    } else {
      arrays[name]?.set(part, row);
    }
    from += count * width;
  }
}

/** Often all parts have the same words in the same order. */
const isSame = (placeOf: Int32Array) => placeOf.every((place, index) => place === index);

function copyWords(
  part: ArrayLike<number>,
  column: Float64Array | Int32Array | number[],
  placeOf: Int32Array,
): void {
  for (let index = 0; index < part.length; index++) {
    const word = Number(part[index]);
    column[index] = word < 0 ? -1 : Number(placeOf[word]);
  }
}
