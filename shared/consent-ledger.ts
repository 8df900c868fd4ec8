import { z } from 'zod';
import {
  type ConsentChannel,
  consentChannels,
  type ConsentMeans,
  type ContactPurpose,
  contactPurposes,
  type ContactStop,
} from './vocabulary.ts';

/** How a word can come to somebody who writes it down. */
const spokenMeans = ['phone', 'inPerson', 'written'] as const;

/** `POST /api/leads/ID/consents`: what a person said about being contacted. */
export const wordInput = z
  .object({
    channel: z.enum(consentChannels, 'Choose mail, phone, text or voicemail.'),
    purpose: z.enum(['all', ...contactPurposes], 'Choose what for.').default('all'),
    action: z.enum(['given', 'withdrawn'], 'Choose yes or no.'),
    means: z.enum(spokenMeans, 'Choose how they said it.').default('phone'),
  })
  .strict();
export type WordInput = z.input<typeof wordInput>;

/** One row of the ledger. */
export type ConsentEntry = {
  id: number;
  /** Another than the lead's own where it was merged into it. */
  leadId: number;
  at: string;
  channel: ConsentChannel;
  purpose: ContactPurpose | 'all';
  action: 'given' | 'withdrawn' | 'takenBack';
  /** The row that this one takes back. */
  undoesId: number | null;
  /** Whether a later row takes this one back. */
  takenBack: boolean;
  wordingVersion: number | null;
  wording: string | null;
  means: ConsentMeans;
  actorId: string | null;
};

/** What holds now for one way of contact and one purpose. */
export type ConsentNow = {
  channel: ConsentChannel;
  purpose: ContactPurpose;
  /** Null: nothing was said. */
  state: 'given' | 'withdrawn' | null;
  /** Why they may not be contacted so, in a sentence; null: they may. */
  refused: string | null;
};

/** `GET /api/leads/ID/consents` */
export type LeadConsents = {
  now: ConsentNow[];
  /** Why nobody may contact them at all, or nothing by itself; null: they may be. */
  contactStop: ContactStop | null;
  /** The newest first. */
  rows: ConsentEntry[];
};
