import type { Generated, Selectable } from 'kysely';
import type { DuplicateDecision, ImportState } from '../../shared/import.ts';

export type ImportTable = {
  id: Generated<number>;
  locationId: number;
  userId: string | null;
  fileName: string;
  createdAt: string;
  finishedAt: string | null;
  state: ImportState;
  remark: string | null;
  /** JSON: `ImportColumn[]` */
  columns: Generated<string>;
  /** JSON: `ImportPlan` */
  plan: string | null;
  total: Generated<number>;
  done: Generated<number>;
  /** The row after which the present step goes on */
  passed: Generated<number>;
  problems: Generated<number>;
  refused: Generated<number>;
  duplicates: Generated<number>;
  open: Generated<number>;
  made: Generated<number>;
  joined: Generated<number>;
  skipped: Generated<number>;
  kept: Generated<number>;
  links: Generated<number>;
  /** Review tasks made so far: they are spread over some days. */
  tasks: Generated<number>;
  version: Generated<number>;
};
export type ImportRow = Selectable<ImportTable>;

/** One row of a file: what it said for as long as that is needed, and what became of it. */
export type ImportRowTable = {
  importId: number;
  row: number;
  /** JSON: texts; null once nobody needs them any more */
  cells: string | null;
  email: string | null;
  phone: string | null;
  /** JSON: `RowProblem[]` */
  problems: string | null;
  refused: Generated<0 | 1>;
  twinLeadId: number | null;
  twinRow: number | null;
  decision: DuplicateDecision | null;
  outcome: 'made' | 'joined' | 'skipped' | 'refused' | 'takenBack' | 'kept' | null;
  leadId: number | null;
  firstActivityId: number | null;
  lastActivityId: number | null;
  fingerprint: string | null;
  /** JSON: what a lead that was there before got */
  filled: string | null;
  reason: string | null;
};
export type FileRow = Selectable<ImportRowTable>;

export type ImportMappingTable = {
  locationId: number;
  /** JSON: the headings in their order */
  headings: string;
  plan: string;
  savedAt: string;
};

/** A location that rows of an import name. */
export type ImportLocationTable = { importId: number; locationId: number };
