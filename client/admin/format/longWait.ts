import type { LocationSettings } from '../../../shared/location.ts';
import type { Appointment } from '../../../shared/records.ts';
import { daysBetween, localDate } from './time.ts';

type Wait = Pick<Appointment, 'kind' | 'startsAt'> & { requestedAt: string };

/**
 * `17 days after the request`, for a consultation so far off that people tend to miss it; null: it
 * is soon enough. Days are those of the location's calendar.
 */
export function longWait(
  { kind, startsAt, requestedAt }: Wait,
  zone: string,
  { longWaitDays }: Pick<LocationSettings, 'longWaitDays'>,
): string | null {
  const days = daysBetween(localDate(requestedAt, zone), localDate(startsAt, zone));
  return kind === 'consultation' && days > longWaitDays ? `${days} days after the request` : null;
}
