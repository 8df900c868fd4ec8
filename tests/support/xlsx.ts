import { crc32, deflateRawSync } from 'node:zlib';

export type Part = {
  readonly name: string;
  readonly text: string;
  /** A lie about how large the part is when unpacked. */
  readonly claims?: number;
};

/** A ZIP file of these parts. */
export function zip(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, claims } of parts) {
    const data = Buffer.from(text);
    const packed = deflateRawSync(data, { level: 9 });
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(claims ?? data.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002'),
        Buffer.from([20, 0]),
        facts,
        rest,
        Buffer.from(name),
      ]),
    );
    files.push(file);
    offset += file.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, listed, end]));
}

/** A cell: a text, a number as it stands, or a day of which a spreadsheet counts the serial. */
export type Cell = string | number | { readonly serial: number } | null;

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const letter = (column: number) => String.fromCharCode(65 + column);

/** A workbook as spreadsheet programs write it: shared texts, dates by their format, two sheets. */
export function workbook(rows: readonly (readonly Cell[])[]): Part[] {
  const strings: string[] = [];
  const cell = (value: Cell, at: string): string => {
    if (value === null) {
      return '';
    }
    if (typeof value === 'string') {
      strings.push(`<si><t xml:space="preserve">${escape(value)}</t></si>`);
      return `<c r="${at}" t="s"><v>${strings.length - 1}</v></c>`;
    }
    return typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" s="1"><v>${value.serial}</v></c>`;
  };
  const lines = rows.map(
    (row, index) =>
      `<row r="${index + 1}">${row.map((each, at) => cell(each, `${letter(at)}${index + 1}`)).join('')}</row>`,
  );
  return [
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns:r="r"><sheets><sheet name="Hidden" state="hidden" r:id="rId9"/><sheet name="Leads" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Target="worksheets/sheet9.xml"/></Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', text: `<sst>${strings.join('')}</sst>` },
    {
      name: 'xl/styles.xml',
      text: `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="m/d/yyyy\\ h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      text: `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`,
    },
  ];
}
