import type { Generated } from 'kysely';

/** The facts of a block of leads, column by column: see `columns.ts` for the form of the bytes. */
export type ReportBlockTable = {
  block: number;
  leads: Uint8Array;
  visits: Uint8Array;
  looks: Uint8Array;
};

/** Leads whose facts may no longer be true. */
export type StaleFactTable = { id: Generated<number>; leadId: number };
