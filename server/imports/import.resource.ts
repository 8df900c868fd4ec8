import type { ImportColumn, ImportPlan, ImportRecord } from '../../shared/import.ts';
import { locationEmbed } from '../locations/location.embed.ts';
import type { Resource } from '../rest/resource.ts';
import { userEmbed } from '../staff/user.embed.ts';
import type { ImportRow } from './import.table.ts';
import { ownImports } from './places.queries.ts';

const text = { type: 'text' } as const;
const count = { type: 'integer' } as const;

/** Only managers and admins get as far as this. */
export const importResource: Resource<Omit<ImportRow, 'passed' | 'tasks'>, ImportRecord> = {
  name: 'imports',
  singular: 'import',
  table: 'imports',
  fields: {
    id: count,
    locationId: count,
    userId: { type: 'text', nullable: true },
    fileName: text,
    createdAt: { type: 'instant' },
    finishedAt: { type: 'instant', nullable: true },
    state: text,
    remark: { type: 'text', nullable: true },
    columns: { type: 'json' },
    plan: { type: 'json' },
    total: count,
    done: count,
    problems: count,
    refused: count,
    duplicates: count,
    open: count,
    made: count,
    joined: count,
    skipped: count,
    kept: count,
    links: count,
    version: count,
  },
  defaultSort: ['id', 'DESC'],
  scope: ownImports,
  embeds: { location: locationEmbed('locationId'), user: userEmbed('userId') },
  toRecord: (row) => ({
    ...row,
    columns: JSON.parse(row.columns) as ImportColumn[],
    plan: row.plan === null ? null : (JSON.parse(row.plan) as ImportPlan),
  }),
};
