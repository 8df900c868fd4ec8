import { z } from 'zod';
import type { Lead } from './records.ts';

/** More than these are no longer compared side by side. */
export const mostMerged = 5;

/** What each lead says for itself and a merge may take from any of them. `source`: with its details. */
export const mergeFields = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'preferredContact',
  'bestTime',
  'language',
  'concern',
  'message',
  'howHeard',
  'source',
  'requesterName',
  'requesterRelation',
  'okToTalkTo',
  'voicemailOk',
  'assigneeId',
  'formsSentAt',
  'formsReceivedAt',
  'clinicalReview',
  'driverConfirmed',
] as const satisfies readonly (keyof Lead)[];
export type MergeField = (typeof mergeFields)[number];

/** Not shown at an open counter: only whether there is something, and whether it differs. */
export const hiddenFields: readonly MergeField[] = ['concern', 'message'];

const oneId = z.int().positive();
/** From which lead a field is taken; without: from the one that stays, where it has it. */
const fields = z.partialRecord(z.enum(mergeFields), oneId);
/** The versions that were compared, by id. */
const versions = z.record(z.string().regex(/^\d+$/), z.int());
const several = z
  .array(oneId)
  .min(2, 'Choose two leads at least.')
  .max(mostMerged, `Choose at most ${mostMerged} leads.`)
  .refine((ids) => new Set(ids).size === ids.length, 'Name each lead once.');

/** `POST /api/leads/ID/merge` */
export const mergeInput = z.strictObject({
  intoId: oneId,
  fields: fields.optional(),
  versions: versions.optional(),
});

/** `POST /api/leads/merge`: all of them into one, or none. */
export const mergeManyInput = mergeInput
  .extend({ ids: several })
  .refine(({ ids, intoId }) => ids.includes(intoId), {
    path: ['intoId'],
    message: 'Choose one of these leads.',
  });
export type MergeMany = z.output<typeof mergeManyInput>;

/** `POST /api/leads/ID/split` */
export const splitInput = z.strictObject({
  /** Which merge, where several leads went into this one. */
  mergeId: oneId.optional(),
  /** With which of the two stays what came since; without: with the one that stayed. */
  laterTo: oneId.optional(),
});

/** One lead beside the others. */
export type MergeCandidate = Pick<
  Lead,
  | 'id'
  | 'reference'
  | 'locationId'
  | 'status'
  | 'closeReason'
  | 'contactStop'
  | 'requestedAt'
  | 'version'
> & {
  /** What it says for each field, in plain values; null: nothing, or hidden. */
  values: Record<MergeField, string | boolean | null>;
  /** Of the hidden fields, which it has something for. */
  filled: MergeField[];
  /** What goes along if another one stays, in words: “2 appointments”. */
  moves: string[];
};

/** `GET /api/leads/merge-preview?ids=1,2&intoId=1` */
export type MergePreview = {
  /** The lead that would stay. */
  intoId: number;
  leads: MergeCandidate[];
  /** Fields in which they are not alike. */
  differing: MergeField[];
  /** From which lead each field comes if nobody says otherwise. */
  taken: Record<MergeField, number>;
  /** What it does to the reports, in a sentence. */
  reports: string;
  /** What to think of first. */
  warnings: string[];
  /** Why it can’t be done this way, and what to do. */
  refused: string[];
};

/** A lead that went into another, as both tell of it. */
export type MergeRecord = {
  id: number;
  leadId: number;
  intoId: number;
  at: string;
  /** Who did it. */
  by: string;
  /** The other of the two; null where this person can’t see it. */
  other: Pick<Lead, 'id' | 'reference' | 'firstName' | 'lastName'> | null;
  /** What came since, in words: “1 call”, “2 mails”. */
  later: string[];
  /** Why it can’t be split now; null: it can. */
  refused: string | null;
};
