import type { LeadColumn } from '../../../shared/lead-columns.ts';

/** Where the browser fetches files from: a link goes there, no screen reads them. */

const query = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString();

type ListOfLeads = { filter: object; sort: readonly string[] };

/** All rows of a list, with the columns it shows. */
export function exportAddress({
  columns,
  ...list
}: ListOfLeads & { columns: LeadColumn[] }): string {
  return `/api/leads/export?${query({ ...texts(list), columns: JSON.stringify(columns) })}`;
}

/** All rows of a list, with all fields and their history, as an import takes them. */
export function fullExportAddress(list: ListOfLeads): string {
  return `/api/leads/full-export?${query(texts(list))}`;
}

function texts({ filter, sort }: ListOfLeads): Record<string, string> {
  return { filter: JSON.stringify(filter), sort: JSON.stringify(sort) };
}

/** Everything that is wrong with a file, as a table. */
export function problemsAddress(importId: number): string {
  return `/api/imports/${importId}/problems.csv`;
}
