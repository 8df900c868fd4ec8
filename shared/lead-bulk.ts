import { z } from 'zod';
import { instant } from './instant.ts';

/** The leads that are ticked. */
export const tickedLeads = z
  .array(z.int())
  .min(1, 'Choose at least one lead.')
  .max(1000, 'Choose at most 1,000 leads.')
  .transform((ids) => [...new Set(ids)]);

/** What is done to several at once after asking how many can take part. */
export const bulkActs = ['bookingLink', 'postpone', 'close'] as const;
export type BulkAct = (typeof bulkActs)[number];

export const bulkPreviewInput = z.strictObject({ ids: tickedLeads, act: z.enum(bulkActs) });

/** What an act would do: to which leads, and why not to the others. */
export type BulkPreview = {
  /** Send these, and exactly these take part. */
  will: number[];
  wont: { reason: string; count: number }[];
  /** How many of `will` nobody has called yet. */
  uncalled: number;
  /** How many of `will` have no open task, and no first call to be made. */
  idle: number;
  /** How many of `will` have an appointment that is still to come. */
  booked: number;
};

export const bulkMailInput = z.strictObject({
  ids: tickedLeads,
  template: z.literal('bookingLink', 'Only the booking link goes to several at once.'),
  /** They wait a moment before they go out, so that they can be taken back. */
  hold: z.boolean().optional(),
});

export const postponeInput = z.strictObject({
  ids: tickedLeads,
  until: instant('Choose a day and a time.'),
  reason: z.string().trim().max(500, 'Please keep this below 500 characters.').optional(),
});
