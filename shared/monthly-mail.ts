import { z } from 'zod';

/** `GET` and `PUT /api/me/monthly-mail`: whether the signed-in manager gets the monthly mail. */
export const monthlyMailInput = z.strictObject({
  on: z.boolean('Say whether the mail shall come: true or false.'),
});
export type MonthlyMailChoice = z.output<typeof monthlyMailInput>;
