import type { Location } from '../../shared/records.ts';
import type { TodayRow, TodaySection } from '../../shared/today.ts';
import { toIso } from '../clock.ts';
import { businessMinutesBetween } from '../locations/business-time.ts';
import type { Day } from './sections.ts';
import type { PersonLine, TaskLine } from './today.queries.ts';

/** A location with its local day. */
export type Here = { readonly location: Location; readonly day: Day };

/** Rows, each with its part of the day; `cut`: not everything found room. */
export type Rows = { readonly rows: Placed[]; readonly cut: boolean };
type Placed = { section: TodaySection; row: TodayRow };

/** By how many business minutes something is late; many are due at the same time. */
export function lateness(now: Temporal.Instant): (dueAt: string, location: Location) => number {
  const known = new Map<string, number>();
  const at = toIso(now);
  return (dueAt, location) => {
    const key = `${location.id} ${dueAt}`;
    const minutes =
      known.get(key) ??
      (dueAt < at ? businessMinutesBetween(location, Temporal.Instant.from(dueAt), now) : 0);
    known.set(key, minutes);
    return minutes;
  };
}

/** A line of the day for somebody to be called. */
export function plainRow({ clockDueAt, escalateAt: _escalateAt, ...line }: PersonLine): TodayRow {
  return {
    ...line,
    what: 'call',
    dueAt: clockDueAt ?? line.requestedAt,
    lateMinutes: 0,
    reason: '',
    mail: 'none',
    task: null,
    appointmentId: null,
  };
}

/** A line of the day for a task. */
export function taskRow(task: TaskLine): TodayRow {
  const { kind, taskDueAt, taskId, taskVersion, reason, ...line } = task;
  const { origin: _origin, lostBy: _lostBy, ...person } = line;
  return {
    ...plainRow(person),
    task: { id: taskId, version: taskVersion },
    what: kind,
    dueAt: taskDueAt,
    reason,
  };
}
