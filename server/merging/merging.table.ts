import type { Generated, Selectable } from 'kysely';

/** One lead that went into another. */
export type MergeTable = {
  id: Generated<number>;
  /** The lead that became a pointer. */
  leadId: number;
  /** The lead that stays. */
  intoId: number;
  at: string;
  actorId: string;
  /** JSON: `LeadState` of the lead that stays, as it was by itself */
  stateBefore: string;
  /** JSON: `Marks` */
  marks: string;
  /** JSON: `Changes` of its fields */
  changes: string;
  /** Null: it stands. */
  splitAt: string | null;
  splitBy: string | null;
};
export type MergeRow = Selectable<MergeTable>;

/** Tables whose rows go along with a lead. */
export const movedTables = [
  'tasks',
  'appointments',
  'emails',
  'availabilityShown',
  'holds',
] as const;
export type MovedTable = (typeof movedTables)[number];

export type MergeRowTable = {
  mergeId: number;
  tableName: MovedTable;
  rowId: number;
  /** Whose row it was. */
  leadId: number;
  /** JSON: `Changes` */
  changes: Generated<string>;
};

export type HistoryTable = 'activities' | 'consents';

export type HistoryMoveTable = {
  tableName: HistoryTable;
  rowId: number;
  /** To whose history the row belongs now. */
  leadId: number;
};

type Value = string | number | null;
/** What was changed, by column. */
export type Changes = Record<string, { readonly before: Value; readonly after: Value }>;
/** The greatest id of each table at the moment of a merge. */
export type Marks = Record<MovedTable | HistoryTable | 'bookingLinks', number>;
