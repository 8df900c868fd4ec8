import { z } from 'zod';
import { instant } from './instant.ts';
import { contactStops } from './vocabulary.ts';

const words = z.string().trim().max(1000, 'Please keep this below 1,000 characters.');

export const postponeInput = z.object({ until: instant(), reason: words.optional() }).strict();

export const skipInput = z
  .object({ what: z.enum(['call', 'email'], 'Choose call or email.'), reason: words.optional() })
  .strict();

export const contactStopInput = z
  .object({ reason: z.enum(contactStops, 'Choose why.'), note: words.optional() })
  .strict();

/** How many next steps of leads under way other settings would add, drop or move. */
export type FollowUpPreview = {
  underWay: number;
  tasks: { added: number; dropped: number; moved: number };
  mails: { added: number; dropped: number; moved: number };
};
