import {
  type Column,
  type Columns,
  emptyColumn,
  type RowOf,
  type Schema,
  toColumns,
} from './columns.ts';

const arrayOf = { 1: Int8Array, 2: Int16Array, 4: Int32Array, 8: Float64Array } as const;
type Width = keyof typeof arrayOf;
type Header = {
  readonly count: number;
  readonly words: readonly string[];
  /** In how many bytes each column lies: few of its numbers need four, and reading is what takes long. */
  readonly widths: Readonly<Record<string, Width>>;
};

/**
 * As bytes: a line of JSON with the number of rows, the words and the widths, filled up with spaces to
 * where numbers may begin; then one column after another, the widest first.
 */
export function encode<S extends Schema>(schema: S, rows: readonly RowOf<S>[]): Buffer {
  const columns = toColumns(schema, rows);
  const arrays: Readonly<Record<string, unknown>> = columns;
  const widths: Record<string, Width> = {};
  for (const [name, kind] of Object.entries(schema)) {
    widths[name] = kind === 'time' ? widest : widthOf(arrays[name] as Column);
  }
  const header: Header = { count: columns.count, words: columns.words, widths };
  const text = Buffer.from(JSON.stringify(header));
  const spaces = Buffer.alloc(widest - ((text.length + 1) % widest), ' ');
  const parts = widestFirst(widths).map(([name, width]) => {
    const { buffer, byteOffset, byteLength } = new arrayOf[width](arrays[name] as Column);
    return Buffer.from(buffer, byteOffset, byteLength);
  });
  return Buffer.concat([text, spaces, Buffer.from('\n'), ...parts]);
}

const widest: Width = 8;

function widthOf(numbers: Column): Width {
  let most = 0;
  for (let index = 0; index < numbers.length; index++) {
    most = Math.max(most, Number(numbers[index]));
  }
  return most < 2 ** 7 ? 1 : most < 2 ** 15 ? 2 : 4;
}

function widestFirst(widths: Header['widths']): [string, Width][] {
  return Object.entries(widths).toSorted(([, a], [, b]) => b - a);
}

type Part = Omit<Header, 'widths'> & { readonly columns: ReadonlyMap<string, Written> };
type Written = InstanceType<(typeof arrayOf)[Width]>;

function readPart(bytes: Uint8Array): Part {
  const end = bytes.indexOf(10);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, end).toString();
  const { count, words, widths } = JSON.parse(text) as Header;
  const { buffer, byteOffset } = aligned(bytes);
  let from = byteOffset + end + 1;
  const columns = new Map<string, Written>();
  for (const [name, width] of widestFirst(widths)) {
    columns.set(name, new arrayOf[width](buffer as ArrayBuffer, from, count));
    from += count * width;
  }
  return { count, words, columns };
}

/** Numbers are read where they lie, if they may begin there. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % widest === 0 ? bytes : new Uint8Array(bytes);
}

/**
 * Several encoded parts as one, in their order. A column is put together when it is first asked for:
 * no report needs all of them, and this takes a good part of its time.
 */
export function decode<S extends Schema>(schema: S, encoded: readonly Uint8Array[]): Columns<S> {
  const parts = encoded.map(readPart);
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const places = new Map<string, number>();
  const placesOf = parts.map(({ words }) => wordPlaces(places, words));
  const columns = { count, words: [...places.keys()] };
  for (const [name, kind] of Object.entries(schema)) {
    defineLater(columns, name, () => {
      const column = emptyColumn(kind, count);
      let row = 0;
      parts.forEach((part, index) => {
        const written = part.columns.get(name);
        if (written === undefined) {
          throw new Error(`the column “${name}” was not written`);
        }
        putPart(column, row, written, kind === 'word' ? placesOf[index] : undefined);
        row += part.count;
      });
      return column;
    });
  }
  return columns as Columns<S>;
}

/** A property that is worked out when it is first read. */
function defineLater(object: object, name: string, make: () => unknown): void {
  const property = { enumerable: true, configurable: true };
  Object.defineProperty(object, name, {
    ...property,
    get: () => {
      const value = make();
      Object.defineProperty(object, name, { ...property, value });
      return value;
    },
  });
}

/** By its place in one part, the place of a word in the whole. */
function wordPlaces(places: Map<string, number>, words: readonly string[]): Int32Array {
  return Int32Array.from(words, (word) => {
    const place = places.get(word) ?? places.size;
    places.set(word, place);
    return place;
  });
}

function putPart(column: Column, row: number, part: Written, placeOf?: Int32Array): void {
  if (placeOf === undefined) {
    column.set(part, row);
    return;
  }
  for (let index = 0; index < part.length; index++) {
    const word = Number(part[index]);
    column[row + index] = word < 0 ? -1 : Number(placeOf[word]);
  }
}
