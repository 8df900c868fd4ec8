import type { TodayRow, TodaySection } from '../../../shared/today.ts';
import { urgencyOf, type NextStep } from './nextStep.ts';
import { formatMoment, formatSpan, formatTime, localDate } from './time.ts';

type Due = Pick<TodayRow, 'dueAt' | 'what' | 'reason'>;

/** By when, and how pressing: `Due 9:15 am`, `2 days late`, `Rebook`, `Tomorrow 10:30 am`. */
export function dueWords(row: Due, section: TodaySection, zone: string, now: string): NextStep {
  if (section === 'noShows') {
    return { words: 'Rebook', urgency: 'ok' };
  }
  if (section === 'unconfirmed') {
    return { words: formatMoment(row.dueAt, zone, now), urgency: 'ok' };
  }
  const urgency = urgencyOf(row.dueAt, now);
  if (urgency === 'late') {
    return { words: `${formatSpan(Date.parse(now) - Date.parse(row.dueAt))} late`, urgency };
  }
  const today = localDate(row.dueAt, zone) === localDate(now, zone);
  const when = today ? formatTime(row.dueAt, zone) : formatMoment(row.dueAt, zone, now);
  return { words: isFirstCall(row) ? `Due ${when}` : when, urgency };
}

/** Nobody has tried to reach the person yet: no task says why, the request itself does. */
export function isFirstCall({ what, reason }: Pick<TodayRow, 'what' | 'reason'>): boolean {
  return what === 'call' && reason === '';
}
