import assert from 'node:assert/strict';
import type { ImportPlan, ImportRecord, ImportRowRecord, RowKind } from '../../shared/import.ts';
import { importTypes } from '../../shared/import-types.ts';
import type { TestApp } from './app.ts';
import type { Answer, Browserless } from './client.ts';

type File = string | Uint8Array<ArrayBuffer>;

/** Sends a file as the dashboard does. */
export async function upload(
  by: Browserless,
  locationId: number,
  file: File,
  { type = importTypes.csv, name = 'leads.csv' }: { type?: string; name?: string } = {},
): Promise<Answer> {
  const query = new URLSearchParams({ locationId: String(locationId), name });
  const response = await fetch(`${by.url}/api/imports?${query}`, {
    method: 'POST',
    headers: { Origin: by.url, Cookie: by.cookie, 'Content-Type': type },
    body: file,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

export async function uploaded(
  by: Browserless,
  locationId: number,
  file: File,
  how: { type?: string; name?: string } = {},
): Promise<ImportRecord> {
  const answer = await upload(by, locationId, file, how);
  assert.equal(answer.status, 201, answer.text);
  return answer.body as ImportRecord;
}

/** Does one step of an import and lets the worker finish it. */
export async function step(
  app: TestApp,
  by: Browserless,
  id: number,
  name: 'check' | 'run' | 'stop' | 'take-back',
  body?: unknown,
): Promise<ImportRecord> {
  const answer = await by.post(`/api/imports/${id}/${name}`, body ?? {});
  assert.equal(answer.status, 200, answer.text);
  await app.importing.runOnce();
  return importOf(by, id);
}

export async function importOf(by: Browserless, id: number): Promise<ImportRecord> {
  return (await by.get(`/api/imports/${id}`)).body as ImportRecord;
}

/** From the file to the end, with the columns as they were guessed. */
export async function bringIn(
  app: TestApp,
  by: Browserless,
  locationId: number,
  file: File,
  plan: Partial<ImportPlan> = {},
): Promise<ImportRecord> {
  const record = await uploaded(by, locationId, file);
  const checked = await step(app, by, record.id, 'check', { ...record.plan, ...plan });
  assert.equal(checked.state, 'checked');
  return step(app, by, record.id, 'run');
}

export async function rowsOfImport(
  by: Browserless,
  id: number,
  kind: RowKind,
): Promise<ImportRowRecord[]> {
  const answer = await by.get(`/api/imports/${id}/rows?kind=${kind}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body as ImportRowRecord[];
}

/** A table as CSV; no cell of these has a quote in it. */
export function csv(...rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[,\n;]/.test(text) ? `"${text}"` : text);
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
