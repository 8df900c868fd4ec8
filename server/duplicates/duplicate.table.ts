import type { Generated, Selectable } from 'kysely';
import type { LinkKind, LinkVia } from '../../shared/duplicates.ts';

/** Seen from `leadId`: `otherId` is of the household, or the same person's earlier or later lead. */
export type LeadLinkTable = {
  leadId: number;
  otherId: number;
  kind: LinkKind;
  /** What a household shares. */
  via: LinkVia | null;
  at: string;
  /** Whether `leadId` may be discussed with `otherId`; null: not asked yet. */
  talkOk: 0 | 1 | null;
};
export type LeadLinkRow = Selectable<LeadLinkTable>;

/** Two leads that may be the same person's; `leadId` is the smaller. */
export type DuplicatePairTable = {
  id: Generated<number>;
  leadId: number;
  otherId: number;
  score: number;
  /** JSON array of `DuplicateRule` */
  reasons: string;
  foundAt: string;
  ruledOutAt: string | null;
  ruledOutById: string | null;
};
export type DuplicatePairRow = Selectable<DuplicatePairTable>;

/** By what a name is found again. */
export type NameKeyTable = { key: string; leadId: number };

/** Leads whose keys have to be made. */
export type UnkeyedLeadTable = { leadId: number };
