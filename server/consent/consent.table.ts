import type { Generated } from 'kysely';
import type {
  ConsentChannel,
  ConsentMeans,
  ContactPurpose,
  Language,
} from '../../shared/vocabulary.ts';

/** The ledger: what somebody said about being contacted. Rows are only ever added. */
export type ConsentTable = {
  id: Generated<number>;
  leadId: number;
  at: string;
  channel: ConsentChannel;
  /** `takenBack`: the row named by `undoesId` was said or written down by mistake */
  action: 'given' | 'withdrawn' | 'takenBack';
  purpose: Generated<ContactPurpose | 'all'>;
  undoesId: Generated<number | null>;
  wordingVersion: number | null;
  wording: string | null;
  language: Language;
  means: ConsentMeans;
  originAddress: string | null;
  actorId: string | null;
};

/** The mail address or phone number that a word is about, as a keyed hash. */
export type ConsentReachTable = { consentId: number; hash: string };

/** One row: the key of those hashes. */
export type ReachKeyTable = { key: string };

/** A "do not contact" that outlived the person's data: a keyed hash of an address and a first name. */
export type KeptStopTable = { hash: string };
