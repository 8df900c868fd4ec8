import { z } from 'zod';
import type { Language } from './vocabulary.ts';

/** What became of an offer of one location to another. */
export const transferStatuses = ['offered', 'accepted', 'declined', 'withdrawn'] as const;
export type TransferStatus = (typeof transferStatuses)[number];

/**
 * A lead that one location offers to another, or has handed over. Name and language are those of
 * the offer: the old location is told nothing of what comes after.
 */
export type Transfer = {
  id: number;
  leadId: number;
  reference: string;
  firstName: string;
  lastName: string;
  language: Language;
  /** ISO instant of the request */
  requestedAt: string;
  fromLocationId: number;
  fromName: string;
  toLocationId: number;
  toName: string;
  status: TransferStatus;
  /** What the offering location wrote to the other. */
  note: string | null;
  answerNote: string | null;
  /** ISO instants */
  offeredAt: string;
  offeredByName: string;
  answeredAt: string | null;
  answeredByName: string | null;
};

/** `GET /api/transfer-targets`: where leads can be handed over to. */
export type TransferTarget = { id: number; name: string };

const note = z.string().trim().max(1000, 'Please keep this below 1,000 characters.');
const optionalNote = note
  .optional()
  .transform((text) => (text === undefined || text === '' ? null : text));

/** `POST /api/leads/ID/transfer` */
export const transferInput = z
  .object({ locationId: z.int('Choose a location.'), note: optionalNote })
  .strict();

/** `POST /api/leads/ID/transfer/accept`; `sendLink`: a mail with the new location's times goes out. */
export const acceptInput = z
  .object({ note: optionalNote, sendLink: z.boolean().default(false) })
  .strict();

/** `POST /api/leads/ID/transfer/decline` */
export const declineInput = z
  .object({ note: note.min(1, 'Say in a few words why, so that they know what to do next.') })
  .strict();
