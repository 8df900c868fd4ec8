import { businessDay, type ClockLocation } from '../../locations/business-time.ts';
import { spansBetween, timeAfter } from './local-days.ts';
import { msPerDay } from './scene.ts';

/** Nobody's waiting is counted for longer than this, so that a figure never takes long. */
const longestWaitDays = 370;

const msPerMinute = 60_000;

/**
 * How many whole business minutes have passed from an instant until `asOf`, for very many instants:
 * the same as `businessMinutesBetween`, which takes as long for each as here all take together. What
 * began more than 370 days ago counts those of the last 370 days.
 */
export function minutesUntil(location: ClockLocation, asOf: number): (from: number) => number {
  const longAgo = asOf - longestWaitDays * msPerDay;
  const spans = spansBetween(location, longAgo, asOf, (date) => businessDay(location, date));
  const after = timeAfter(spans);
  return (from) => Math.floor(after(from) / msPerMinute);
}
