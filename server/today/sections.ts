import { type Today, type TodayRow, type TodaySection, todaySections } from '../../shared/today.ts';
import type { Location } from '../../shared/records.ts';
import { toIso } from '../clock.ts';
import { localDate, openSpans } from '../locations/calendar.ts';

/** A row with what decides its place. */
export type Candidate = {
  readonly row: TodayRow;
  readonly origin: 'firstCall' | 'promise' | 'noShow' | 'cancelled' | 'task';
};

/** The local day of one location, as instants in ISO. */
export type Day = {
  readonly begins: string;
  readonly ends: string;
  /** When it opens; null: closed all day. */
  readonly opensAt: string | null;
};

export function dayOf(location: Location, now: Temporal.Instant): Day {
  const date = localDate(now, location.timeZone);
  const midnight = (day: Temporal.PlainDate) =>
    toIso(day.toZonedDateTime({ timeZone: location.timeZone }).toInstant());
  const [first] = openSpans(location, date);
  return {
    begins: midnight(date),
    ends: midnight(date.add({ days: 1 })),
    opensAt: first ? toIso(first.start) : null,
  };
}

/** In which part of the day a row belongs. Pure. */
export function sectionOf({ row, origin }: Candidate, day: Day, now: string): TodaySection {
  switch (origin) {
    case 'promise':
      return 'promised';
    case 'noShow':
      return 'noShows';
    case 'cancelled':
      return 'cancelled';
    case 'firstCall':
      if (row.dueAt < day.begins) {
        return 'overdue';
      }
      return row.requestedAt < (day.opensAt ?? day.begins) ? 'overnight' : 'new';
    case 'task':
      return row.dueAt <= now ? 'overdue' : 'later';
  }
}

/** The sections that have rows, in the order of the day; within one, the earliest first. */
export function inSections(
  placed: readonly { section: TodaySection; row: TodayRow }[],
): Today['sections'] {
  return todaySections
    .map((section) => ({
      section,
      rows: placed
        .filter((each) => each.section === section)
        .map(({ row }) => row)
        .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt) || a.leadId - b.leadId),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** How soon the queue brings a row: promises whose time has come, then people who wait. */
const queueOrder: readonly TodaySection[] = [
  'promised',
  'overnight',
  'new',
  'noShows',
  'cancelled',
  'overdue',
  'later',
];

/** The rows to work through now, in order: due, and nobody twice. Pure. */
export function queueOf(
  sections: Today['sections'],
  now: string,
): { section: TodaySection; row: TodayRow }[] {
  const due = queueOrder.flatMap((wanted) =>
    sections
      .filter(({ section }) => section === wanted)
      .flatMap(({ section, rows }) => rows.map((row) => ({ section, row })))
      .filter(({ row }) => row.dueAt <= now || wanted === 'overnight' || wanted === 'new'),
  );
  const seen = new Set<number>();
  return due.filter(({ row }) => !seen.has(row.leadId) && seen.add(row.leadId));
}
