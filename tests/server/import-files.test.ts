import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { importTypes } from '../../shared/import-types.ts';
import { readCsv } from '../../server/imports/reading/csv.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Browserless } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { csv, upload, uploaded } from '../support/imports.ts';
import { type Cell, workbook, zip } from '../support/xlsx.ts';

type Staff = Browserless & { readonly id: string };

let app: TestApp;
let here: number;
let manager: Staff;

beforeAll(async () => {
  app = await startApp();
  here = (await makeLocation(app)).id;
  manager = await makeStaff(app, { role: 'manager', locationIds: [here] });
});
afterAll(() => app.stop());

/** Whatever became of a file: it lies nowhere any more. */
afterEach(() => {
  expect(readdirSync(join(app.ctx.config.dataFolder, 'incoming'))).toEqual([]);
});

const headings = ['First name', 'Last name', 'Email', 'Date'];
const person = ['María José', 'Núñez', 'mj@example.com', '3/14/2026'];
const text = csv(headings, person);
const bytes = (buffer: Buffer) => new Uint8Array(buffer);

async function storedRows(importId: number): Promise<string[][]> {
  const rows = await app.db
    .selectFrom('importRows')
    .select('cells')
    .where('importId', '=', importId)
    .orderBy('row')
    .execute();
  return rows.map(({ cells }) => JSON.parse(cells ?? '') as string[]);
}

async function refusal(file: string | Uint8Array<ArrayBuffer>, type: string = importTypes.csv) {
  const before = await app.db.selectFrom('imports').select('id').execute();
  const answer = await upload(manager, here, file, { type });
  expect(await app.db.selectFrom('imports').select('id').execute()).toEqual(before);
  return { status: answer.status, message: (answer.body as { message: string }).message };
}

describe('a CSV file', () => {
  it.each([
    ['Latin-1', bytes(Buffer.from(text, 'latin1'))],
    ['UTF-16 with a mark', bytes(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['UTF-16 in the other order, without a mark', bytes(Buffer.from(text, 'utf16le').swap16())],
  ])('is read in %s', async (_name, file) => {
    const { id, columns, plan, total } = await uploaded(manager, here, file);
    expect(columns.map(({ heading }) => heading)).toEqual(headings);
    expect(plan?.fields).toEqual(['firstName', 'lastName', 'email', 'requestedAt']);
    expect(total).toBe(1);
    expect(await storedRows(id)).toEqual([person]);
  });

  it.each([
    ['UTF-8', bytes(Buffer.from(text))],
    ['UTF-8 with a mark', bytes(Buffer.from(`\ufeff${text}`))],
    ['UTF-16 LE without a mark', bytes(Buffer.from(text, 'utf16le'))],
    ['UTF-16 BE with a mark', bytes(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())],
    ['semicolons', bytes(Buffer.from(text.replaceAll(',', ';')))],
    ['tabs', bytes(Buffer.from(text.replaceAll(',', '\t')))],
    ['its own separator', bytes(Buffer.from(`sep=|\r\n${text.replaceAll(',', '|')}`))],
  ])('is the same in %s', (_name, file) => {
    expect(readCsv(file).rows.map(({ cells }) => cells)).toEqual([headings, person]);
  });

  it('keeps lines and quotes in a cell, and leaves empty rows out', async () => {
    const file = `a,b\r\n,\r\n"He said ""no"",\nthen yes",2\r\n\r\n`;
    const { id, total } = await uploaded(manager, here, file);
    expect(total).toBe(1);
    expect(await storedRows(id)).toEqual([['He said "no",\nthen yes', '2']]);
  });

  it('says of half a file that it is one', async () => {
    expect(await refusal(`a,b\n1,"half of a ce`)).toEqual({
      status: 422,
      message: expect.stringContaining('ends in the middle of row 2') as string,
    });
    const { remark } = await uploaded(manager, here, 'a,b,c\n1,2,3\n4,5');
    expect(remark).toBe('The file ends in the middle of row 3: it may be only half of it.');
  });

  it('is refused with words where it is too much or nothing', async () => {
    expect(await refusal(`${'a,'.repeat(1000)}b\n1`)).toEqual({
      status: 422,
      message: 'Row 1 has 1,001 columns; 200 are the most. Leave out what isn’t needed.',
    });
    expect(await refusal('')).toMatchObject({ status: 422 });
    expect(await refusal('only,headings\n')).toMatchObject({ status: 422 });
    expect(await refusal('a\0b\0\0c,\0d')).toMatchObject({
      status: 422,
      message: expect.stringContaining('not a text file') as string,
    });
    expect(await refusal(text, 'application/json')).toMatchObject({ status: 415 });
    const many = `a\n${'1\n'.repeat(100_001)}`;
    expect(await refusal(many)).toEqual({
      status: 413,
      message: expect.stringContaining('more than 100,000 rows') as string,
    });
  });

  it('of one line of 40 MB is refused soon, and everybody else is answered meanwhile', async () => {
    const begin = performance.now();
    const refused = refusal(new Uint8Array(40 * 1024 * 1024).fill(','.charCodeAt(0)));
    const asked = performance.now();
    expect((await manager.get('/api/leads')).status).toBe(200);
    expect(performance.now() - asked).toBeLessThan(3000);
    expect(await refused).toMatchObject({ status: 422 });
    expect(performance.now() - begin).toBeLessThan(15_000);
  });

  it('beyond 50 MB is refused, whether it says so or not', async () => {
    const piece = new Uint8Array(1024 * 1024).fill('a'.charCodeAt(0));
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(piece);
        if (sent === 52) {
          controller.close();
        }
      },
    });
    const response = await fetch(`${app.url}/api/imports?locationId=${here}&name=big.csv`, {
      method: 'POST',
      headers: { Origin: app.url, Cookie: manager.cookie, 'Content-Type': importTypes.csv },
      body: endless,
      // Node sends a body of unknown length only when told that it is one.
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'import.tooLarge' });
  });
});

describe('a workbook', () => {
  const rows: Cell[][] = [
    ['First name', 'Last name', 'Phone', 'Asked on', 'Notes'],
    ['Dolores', 'Quintanilla & Co <x>', 2105550142, { serial: 46094.385416667 }, null],
    [null, null, null, null, null],
    ['Wes', 'Hartmann', '(210) 555-0143', { serial: 46095 }, '  a line\nand another'],
  ];
  const send = (file: Uint8Array<ArrayBuffer>) =>
    uploaded(manager, here, file, { type: importTypes.xlsx, name: 'leads.xlsx' });

  it('is read from its first visible sheet, dates as they are shown', async () => {
    const { id, total, remark } = await send(zip(workbook(rows)));
    expect(total).toBe(2);
    expect(remark).toBe('Read from the sheet “Leads”; one other sheet was left out.');
    expect(await storedRows(id)).toEqual([
      ['Dolores', 'Quintanilla & Co <x>', '2105550142', '2026-03-13 09:15:00'],
      ['Wes', 'Hartmann', '(210) 555-0143', '2026-03-14', '  a line\nand another'],
    ]);
  });

  it('that is cut off, or no workbook, is refused with words', async () => {
    const whole = zip(workbook(rows));
    const half = whole.slice(0, whole.length / 2);
    expect(await refusal(half, importTypes.xlsx)).toEqual({
      status: 422,
      message: expect.stringContaining('may be only half of it') as string,
    });
    const broken = workbook(rows).map((part) => ({ ...part, text: part.text.slice(0, -12) }));
    expect(await refusal(zip(broken), importTypes.xlsx)).toMatchObject({ status: 422 });
    expect(await refusal(zip([{ name: 'x.txt', text: 'x' }]), importTypes.xlsx)).toMatchObject({
      status: 422,
    });
    const old = bytes(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    expect(await refusal(old, importTypes.xlsx)).toEqual({
      status: 422,
      message: expect.stringContaining('old Excel file, or one with a password') as string,
    });
  });

  it('that unpacks to gigabytes is refused at once, whether it says so or lies', async () => {
    const parts = workbook(rows);
    const media = Array.from({ length: 9 }, (_, index) => ({
      name: `xl/media/${index}.xml`,
      text: 'a',
      claims: 2 ** 30,
    }));
    const begin = performance.now();
    expect(await refusal(zip([...parts, ...media]), importTypes.xlsx)).toMatchObject({
      status: 413,
    });
    const liar = parts.map((part) =>
      part.name.endsWith('sheet1.xml')
        ? { ...part, text: `<worksheet>${'a'.repeat(16 * 1024 * 1024)}</worksheet>`, claims: 100 }
        : part,
    );
    expect(await refusal(zip(liar), importTypes.xlsx)).toMatchObject({ status: 422 });
    expect(performance.now() - begin).toBeLessThan(15_000);
  });

  it('with a bomb of entities, or cells far to the right, is refused', async () => {
    const sheet = (xml: string) =>
      zip(
        workbook(rows).map((part) =>
          part.name.endsWith('sheet1.xml') ? { ...part, text: xml } : part,
        ),
      );
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(1000)}">]><worksheet>&a;&a;</worksheet>`;
    expect(await refusal(sheet(bomb), importTypes.xlsx)).toMatchObject({ status: 422 });
    const far = `<worksheet><row r="1"><c r="XFD1"><v>1</v></c></row></worksheet>`;
    expect(await refusal(sheet(far), importTypes.xlsx)).toMatchObject({
      status: 422,
      message: expect.stringContaining('200th column') as string,
    });
  });
});

it('is only for managers and admins, and only into a location of theirs', async () => {
  const desk = await makeStaff(app, { locationIds: [here] });
  expect((await upload(desk, here, text)).status).toBe(403);
  expect((await desk.get('/api/imports')).status).toBe(403);
  const elsewhere = await makeLocation(app, { slug: 'stone-oak', name: 'Stone Oak' });
  expect((await upload(manager, elsewhere.id, text)).status).toBe(422);
  const admin = await makeStaff(app, { role: 'admin' });
  const { id } = await uploaded(admin, elsewhere.id, text);
  for (const path of [`${id}`, `${id}/rows?kind=problems`, `${id}/problems.csv`]) {
    expect((await manager.get(`/api/imports/${path}`)).status).toBe(404);
  }
  for (const act of ['check', 'run', 'stop', 'take-back', 'decisions']) {
    const body = { fields: [], row: 2, decision: null };
    const sent =
      act === 'check' ? { fields: [] } : act === 'decisions' ? { row: 2, decision: null } : body;
    expect((await manager.post(`/api/imports/${id}/${act}`, sent)).status).toBe(404);
  }
  expect((await manager.delete(`/api/imports/${id}`)).status).toBe(404);
  assert.equal((await admin.delete(`/api/imports/${id}`)).status, 200);
  expect(
    await app.db.selectFrom('importRows').select('row').where('importId', '=', id).execute(),
  ).toEqual([]);
});

it('what a crash has left is gone with the next start, and no other server’s file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stillpoint-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const incoming = join(folder, 'incoming');
  mkdirSync(incoming);
  const id = '0b2f3c62-6a55-4c8e-9f53-0a6a4f7f5d11';
  const names = [`clinic.sqlite.${id}`, `demo.sqlite.${id}`, `clinic.sqlite.old.${id}`];
  names.forEach((name) => writeFileSync(join(incoming, name), text));
  const again = await startApp({ file: join(folder, 'clinic.sqlite') });
  await again.stop();
  expect(readdirSync(incoming).toSorted()).toEqual(names.slice(1).toSorted());
});
