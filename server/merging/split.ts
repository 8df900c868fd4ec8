import type { LeadRow } from '../leads/lead.table.ts';
import type { Marks, MergeRow } from './merging.table.ts';

/** Why somebody who sees only one of the two leads can't split them. */
export const splitElsewhere =
  'The other lead is at a location that isn’t yours: somebody who sees both can split them.';

/** A merge that is being taken back, with both leads as they are before. */
export type Split = {
  readonly merge: MergeRow;
  readonly marks: Marks;
  /** The lead that had become a pointer. */
  readonly from: LeadRow;
  /** The lead that stayed. */
  readonly into: LeadRow;
  /** Whether what came since goes to the first of them. */
  readonly laterToFrom: boolean;
};
