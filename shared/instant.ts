import { z } from 'zod';

/**
 * A point in time with its offset, as the one text that everything here is compared by: UTC with
 * milliseconds. Finer digits are cut off.
 */
export function instant(message = 'Give a date and time.') {
  return z.iso
    .datetime({ offset: true, error: message })
    .refine((text) => !Number.isNaN(Date.parse(text)), message)
    .transform((text) => new Date(text).toISOString());
}
