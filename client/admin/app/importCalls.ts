import type {
  DuplicateDecision,
  ImportPlan,
  ImportRecord,
  ImportRowRecord,
  RowKind,
} from '../../../shared/import.ts';
import { importTypes } from '../../../shared/import-types.ts';
import { askInBackground, httpClient, send } from './httpClient.ts';

const api = '/api/imports';

type Rows = { rows: ImportRowRecord[]; total: number };

const act = (id: number, name: string, body: unknown = {}) =>
  send(`${api}/${id}/${name}`, body) as Promise<ImportRecord>;

/** Imports, as the data provider has them among its methods. */
export const importCalls = {
  /** The file goes as it is; its name tells which kind it is. */
  uploadImport: async (file: File, locationId: number): Promise<ImportRecord> => {
    const query = new URLSearchParams({ locationId: String(locationId), name: file.name });
    const type = /\.xlsx$/i.test(file.name) ? importTypes.xlsx : importTypes.csv;
    const { json } = await httpClient(`${api}?${query.toString()}`, {
      method: 'POST',
      headers: new Headers({ Accept: 'application/json', 'Content-Type': type }),
      body: file,
    });
    return json;
  },
  /** Read again and again while the server works: that is no act of a person. */
  readImport: (id: number) => askInBackground(`${api}/${id}`) as Promise<ImportRecord>,
  checkImport: (id: number, plan: ImportPlan) => act(id, 'check', plan),
  runImport: (id: number) => act(id, 'run'),
  stopImport: (id: number) => act(id, 'stop'),
  takeBackImport: (id: number) => act(id, 'take-back'),
  decideImportRow: (id: number, row: number, decision: DuplicateDecision | null) =>
    act(id, 'decisions', { row, decision }),
  importRows: async (id: number, kind: RowKind, from: number, to: number): Promise<Rows> => {
    const query = new URLSearchParams({ kind, range: `[${from},${to}]` });
    const { json, headers } = await httpClient(`${api}/${id}/rows?${query.toString()}`);
    return { rows: json, total: Number(headers.get('X-Total-Count')) };
  },
};

/** What a file may be, for the dialog in which it is chosen. */
export const acceptedFiles = `.csv,.tsv,.txt,.xlsx,${Object.values(importTypes).join(',')}`;
