import { z } from 'zod';
import { instant } from './instant.ts';

export const awayInput = z.object({ until: instant().nullable() }).strict();

export const handOverInput = z
  .object({
    toId: z.string().min(1, 'Choose who takes them.'),
    note: z.string().trim().max(1000, 'Please keep this below 1,000 characters.').optional(),
  })
  .strict();
