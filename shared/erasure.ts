import { z } from 'zod';

/** `POST /api/leads/ID/erase`: the reason stays, so it says nothing of the person. */
export const erasureInput = z
  .object({
    reason: z
      .string()
      .trim()
      .min(1, 'Write why.')
      .max(500, 'Please keep this below 500 characters.'),
    /** The lead's reference, typed by hand: nobody erases by a slip. */
    reference: z.string().trim(),
  })
  .strict();
