import type { TodayRow, TodaySection } from '../../../shared/today.ts';
import { urgencyOf, type NextStep } from './nextStep.ts';
import { daysBetween, formatMoment, formatSpan, formatTime, localDate } from './time.ts';

type Due = Pick<TodayRow, 'dueAt' | 'what' | 'reason' | 'lateMinutes'>;

/** By when, and how pressing: `Due 9:15 am`, `2 days late`, `Rebook`, `Tomorrow 10:30 am`. */
export function dueWords(row: Due, section: TodaySection, zone: string, now: string): NextStep {
  if (section === 'noShows') {
    return { words: 'Rebook', urgency: 'ok' };
  }
  if (section === 'unconfirmed') {
    return { words: formatMoment(row.dueAt, zone, now), urgency: 'ok' };
  }
  const late = lateBy(row, zone, now);
  if (late !== null) {
    return { words: `${late} late`, urgency: 'late' };
  }
  const today = localDate(row.dueAt, zone) === localDate(now, zone);
  const when = today ? formatTime(row.dueAt, zone) : formatMoment(row.dueAt, zone, now);
  const urgency = urgencyOf(row.dueAt, now) === 'ok' ? 'ok' : 'soon';
  return { words: isFirstCall(row) ? `Due ${when}` : when, urgency };
}

/** `40 min` of business time on the same day, else whole days; null: it is not late. */
export function lateBy(row: Due, zone: string, now: string): string | null {
  if (row.lateMinutes === 0) {
    return null;
  }
  const days = daysBetween(localDate(row.dueAt, zone), localDate(now, zone));
  if (days === 0) {
    return formatSpan(row.lateMinutes * 60_000);
  }
  return days === 1 ? '1 day' : `${days} days`;
}

/** Nobody has tried to reach the person yet: no task says why, the request itself does. */
export function isFirstCall({ what, reason }: Pick<TodayRow, 'what' | 'reason'>): boolean {
  return what === 'call' && reason === '';
}
