/** The steps of a distribution by where each begins; the last has no end. */
export type Steps = readonly number[];

/** Business minutes until somebody tried. */
export const minuteSteps: Steps = [0, 5, 15, 30, 60, 120, 240, 480];

/** Whole days from a look to the earliest free time. */
export const firstFreeSteps: Steps = [0, 2, 4, 8, 15];

/** Whole days from the booking to the visit. */
export const leadTimeSteps: Steps = [0, 3, 7, 14, 21];

/** The step a value lies in, counted from 1; 0: in none. */
export function stepOf(steps: Steps, value: number): number {
  let step = 0;
  while (step < steps.length && Number(steps[step]) <= value) {
    step++;
  }
  return step;
}

/** The step that begins at what a text says, counted from 1; null: none does. */
export function stepNamed(steps: Steps, text: string | undefined): number | null {
  const place = steps.findIndex((from) => String(from) === text);
  return place < 0 ? null : place + 1;
}
