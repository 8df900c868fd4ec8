import { z } from 'zod';
import { type ImportField, importFields } from './import-fields.ts';

export const importLimits = {
  bytes: 50 * 1024 * 1024,
  rows: 100_000,
  columns: 200,
  /** Characters of one cell. */
  cell: 20_000,
} as const;

export const importStates = [
  'reading',
  'uploaded',
  'checking',
  'checked',
  'running',
  'stopped',
  'done',
  'takingBack',
  'takenBack',
] as const;
export type ImportState = (typeof importStates)[number];

/** What becomes of a row whose person is there already. */
export const duplicateDecisions = ['skip', 'join', 'new'] as const;
export type DuplicateDecision = (typeof duplicateDecisions)[number];

/**
 * How the slashes of a column's dates are to be read: told by its own values (`14/03/2026` can only
 * begin with the day), or only people know (`either`), or its values contradict each other (`both`).
 */
export type DateOrder = 'dayFirst' | 'monthFirst' | 'either' | 'both';

export type ImportColumn = {
  heading: string;
  /** Some of its values, while the file is needed. */
  samples: string[];
  /** Null: it has no dates with slashes. */
  dates: DateOrder | null;
};

/** How a file is to be brought in: everything that a person decides. */
export const importPlan = z
  .object({
    /** For each column of the file what it is; null: left out. */
    fields: z.array(z.enum(importFields, 'Choose one of the offered fields.').nullable()),
    /** For columns whose dates can be read in two ways, by their index: whether the day is first. */
    dayFirst: z.record(z.string().regex(/^\d{1,3}$/), z.boolean()).default({}),
    duplicates: z.enum(duplicateDecisions).default('skip'),
    /**
     * Leads that are still open: one task to look at each, over some days; or the follow-up begins
     * as if they had asked today; or nothing.
     */
    open: z.enum(['review', 'followUp', 'nothing']).default('review'),
    /** A booking link goes to those who are open and agreed to be mailed. */
    sendLinks: z.boolean().default(false),
  })
  .strict();
export type ImportPlan = z.infer<typeof importPlan>;

export const rowDecision = z
  .object({ row: z.int(), decision: z.enum(duplicateDecisions).nullable() })
  .strict();

/** `GET /api/imports` */
export type ImportRecord = {
  id: number;
  locationId: number;
  /** Null: an operator, by command. */
  userId: string | null;
  fileName: string;
  createdAt: string;
  finishedAt: string | null;
  state: ImportState;
  /** What is to be known of the file, such as sheets that were left out. */
  remark: string | null;
  columns: ImportColumn[];
  /** What was chosen; before that what was guessed or chosen for such a file last time. */
  plan: ImportPlan | null;
  /** Rows of the file, without the headings. */
  total: number;
  /** How many of them the present step is through with. */
  done: number;
  problems: number;
  /** Rows that can't be brought in. */
  refused: number;
  duplicates: number;
  /** Rows of people who are not through yet. */
  open: number;
  made: number;
  joined: number;
  skipped: number;
  /** Leads that stay after the import was taken back. */
  kept: number;
  /** Booking links that were put into the outbox. */
  links: number;
  version: number;
};

/** What is wrong with one cell. `stops`: the row can't be brought in. */
export type RowProblem = { column: number | null; message: string; stops: boolean };

/** `leftOut`: the duplicates that are not to be brought in, as it is decided now. */
export const rowKinds = ['problems', 'duplicates', 'leftOut', 'kept'] as const;
export type RowKind = (typeof rowKinds)[number];

/** `GET /api/imports/ID/rows?kind=…`: a row of the file with what there is to say about it. */
export type ImportRowRecord = {
  row: number;
  /** As the file has it, so that it is found again. */
  name: string;
  problems: (RowProblem & { heading: string; value: string })[];
  /** The same person: a lead that is there, or an earlier row. */
  twinLeadId: number | null;
  twinRow: number | null;
  decision: DuplicateDecision | null;
  /** The lead it became, where there is one. */
  leadId: number | null;
  /** Why the lead stays. */
  reason: string | null;
};

/** Which columns tell by their own values whether the day is first, by their index. */
export function toldOrders(columns: readonly ImportColumn[]): ImportPlan['dayFirst'] {
  return Object.fromEntries(
    columns.flatMap(({ dates }, index) =>
      dates === 'dayFirst' || dates === 'monthFirst' ? [[index, dates === 'dayFirst']] : [],
    ),
  );
}

/** The columns that somebody has to be asked about before dates can be read. */
export function unclearDates(
  columns: readonly ImportColumn[],
  { fields, dayFirst }: Pick<ImportPlan, 'fields' | 'dayFirst'>,
  isDate: (field: ImportField | null) => boolean,
): number[] {
  return columns.flatMap(({ dates }, index) => {
    const open = dates === 'either' || dates === 'both';
    return open && isDate(fields[index] ?? null) && dayFirst[index] === undefined ? [index] : [];
  });
}
