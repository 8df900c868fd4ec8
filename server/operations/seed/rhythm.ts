import { day, hour } from './clinic.ts';
import type { Random } from './random.ts';

/** January to December: resolutions in January, quiet July and December. */
const months = [1.35, 1.2, 1.1, 1, 0.95, 0.85, 0.75, 0.9, 1.05, 1.15, 1, 0.7];
/** Monday to Sunday. */
const weekdays = [1.3, 1.2, 1.1, 1.05, 0.95, 0.6, 0.55];
/** From midnight: late morning, and again in the evening when the house is quiet. */
const hours = [
  6, 4, 3, 2, 2, 3, 8, 18, 34, 46, 52, 50, 44, 42, 42, 40, 38, 36, 34, 38, 44, 46, 34, 16,
] as const;

/** The share of requests that come in the hours right before `now`, so that the desk has work. */
const freshHours = 10;

/**
 * When requests come in over the year before `now`: seasons, weekdays, hours of the day and a
 * practice that grows. In order; milliseconds.
 */
export function arrivals(count: number, now: number, timeZone: string, random: Random): number[] {
  const fresh = Math.min(Math.ceil(count / 100), 14);
  const days = weightedDays(now, timeZone);
  const hourWeights = hours.map((weight, index) => [index, weight] as const);
  const sums = runningSums(days.map(([, weight]) => weight));
  const past = Array.from({ length: count - fresh }, () => {
    const [start] = days[indexOfSum(sums, random.next())] ?? [now - day];
    const at = start + random.weighted(hourWeights) * hour + random.int(0, hour - 1);
    return Math.min(at, now - random.int(1, freshHours * hour));
  });
  const recent = Array.from({ length: fresh }, () => now - random.int(20_000, freshHours * hour));
  return [...past, ...recent].toSorted((a, b) => a - b);
}

function weightedDays(now: number, timeZone: string): [start: number, weight: number][] {
  const today = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  return Array.from({ length: 365 }, (_, ago) => {
    const date = today.subtract({ days: ago });
    const growth = 1.15 - (0.4 * ago) / 365;
    const weight = (months[date.month - 1] ?? 1) * (weekdays[date.dayOfWeek - 1] ?? 1) * growth;
    return [date.toZonedDateTime(timeZone).epochMilliseconds, weight];
  });
}

function runningSums(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

/** The place that a number in [0, 1) falls on. */
function indexOfSum(sums: readonly number[], part: number): number {
  const wanted = part * (sums.at(-1) ?? 0);
  return sums.findIndex((sum) => sum > wanted);
}
