import type { TodaySection } from '../../../shared/today.ts';

/** The parts of the day, as headings. */
export const sectionTitles: Record<TodaySection, string> = {
  promised: 'Promised',
  overnight: 'Came in overnight',
  new: 'New today',
  noShows: 'Did not come',
  cancelled: 'Cancelled, no new time yet',
  overdue: 'Overdue',
  later: 'Later today',
  unconfirmed: 'Not confirmed, in the next 48 hours',
  escalated: 'For a manager to see',
};
