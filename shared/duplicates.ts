import { z } from 'zod';
import type { Lead } from './records.ts';

/** What speaks for two leads being one person's: how much, and in words. */
export const duplicateRules = {
  sameEmail: { points: 55, words: 'same mail address' },
  samePhone: { points: 50, words: 'same phone' },
  nearEmail: { points: 30, words: 'nearly the same mail address' },
  nearPhone: { points: 20, words: 'phone differs by one digit' },
  sameName: { points: 40, words: 'same name' },
  shortName: { points: 35, words: 'shorter form of the same name' },
  swappedName: { points: 35, words: 'first and last name swapped' },
  soundsAlike: { points: 30, words: 'name sounds the same' },
  similarName: { points: 30, words: 'similar name' },
  sameFirstName: { points: 10, words: 'same first name, another last name' },
  nearDate: { points: 10, words: 'asked within two weeks' },
  uncommonName: { points: 10, words: 'a rare name' },
} as const satisfies Record<string, { points: number; words: string }>;
export type DuplicateRule = keyof typeof duplicateRules;

/** From here on two leads are listed as possible duplicates. */
export const listedScore = 60;

/** `same phone, similar name` */
export function reasonWords(rules: readonly DuplicateRule[]): string {
  return rules.map((rule) => duplicateRules[rule].words).join(', ');
}

export const linkKinds = ['household', 'earlier', 'later'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** What a household shares. */
export const linkVias = ['phone', 'email', 'both'] as const;
export type LinkVia = (typeof linkVias)[number];

/** A lead beside another one: enough to tell people apart, never what they suffer from. */
export type LeadInShort = Pick<
  Lead,
  | 'id'
  | 'reference'
  | 'firstName'
  | 'lastName'
  | 'phone'
  | 'email'
  | 'language'
  | 'status'
  | 'closeReason'
  | 'locationId'
  | 'requestedAt'
  | 'contactStop'
>;

/** `GET /api/duplicates`: two leads that may be the same person's. */
export type DuplicatePair = {
  id: number;
  leadId: number;
  otherId: number;
  score: number;
  reasons: DuplicateRule[];
  /** The reasons in words. */
  why: string;
  foundAt: string;
  ruledOutAt: string | null;
  ruledOutById: string | null;
  /** With `embed=["lead","other"]`. */
  lead?: LeadInShort;
  other?: LeadInShort;
};

/** `POST /api/duplicates/check`: who is here already, the likeliest first. */
export type DuplicateCandidate = {
  lead: LeadInShort;
  score: number;
  reasons: DuplicateRule[];
  why: string;
};

const part = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((value) => value ?? '');

/** A person as far as they are typed. */
export const duplicateCheck = z.strictObject({
  firstName: part(100),
  lastName: part(100),
  email: part(254),
  phone: part(40),
  requestedAt: z.iso.datetime().optional(),
  /** The location they ask: of two alike its own comes first. All of one's own are looked at. */
  locationId: z.int().nullish(),
});
export type DuplicateCheck = z.input<typeof duplicateCheck>;

/** `POST /api/leads/ID/talk-to {otherId, ok}`: may they be told? */
export const talkToInput = z.strictObject({ otherId: z.int(), ok: z.boolean() });

/** `GET /api/leads/ID/related` */
export type RelatedLeads = {
  household: { lead: LeadInShort; via: LinkVia; talkOk: boolean | null }[];
  earlier: LeadInShort[];
  later: LeadInShort[];
  duplicates: { pairId: number; lead: LeadInShort; score: number; why: string }[];
  /** Leads that were merged into this one. */
  merged: LeadInShort[];
  /** Very likely this person is at another location of the group too. */
  elsewhere: boolean;
};
