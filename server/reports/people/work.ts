import type { PromiseKind, WorkKind } from '../../../shared/report-answers.ts';
import type { Db } from '../../db/database.ts';
import { spanOf } from '../measures/periods.ts';
import { ownPlaces, type Scene } from '../measures/scene.ts';
import { promisesBetween, type PromiseRow, workBetween, type WorkRow } from './people.queries.ts';

/** What staff did and promised in the range, at the locations of whoever asks. */
export type Work = { readonly done: WorkRow[]; readonly promises: PromiseRow[] };

export async function loadWork(db: Db, scene: Scene): Promise<Work> {
  const spans = new Map(
    ownPlaces(scene).map(({ id, timeZone }) => [id, spanOf(scene.query, timeZone)]),
  );
  const all = [...spans.values()];
  if (all.length === 0) {
    return { done: [], promises: [] };
  }
  const iso = (at: number) => new Date(at).toISOString();
  const between = {
    from: iso(Math.min(...all.map(({ start }) => start))),
    to: iso(Math.max(...all.map(({ end }) => end))),
    asOf: iso(scene.query.asOf),
  };
  const isIn = (locationId: number, at: string) => {
    const span = spans.get(locationId);
    const time = Date.parse(at);
    return span !== undefined && time >= span.start && time < span.end;
  };
  const done = await workBetween(db, between);
  const promises = await promisesBetween(db, between);
  return {
    done: done.filter(({ locationId, at }) => isIn(locationId, at)),
    promises: promises.filter(({ locationId, dueAt }) => isIn(locationId, dueAt)),
  };
}

const types: Record<WorkKind, WorkRow['type']> = {
  calls: 'call',
  reached: 'call',
  mails: 'emailQueued',
  notes: 'note',
  booked: 'appointmentBooked',
  tasksDone: 'taskDone',
};

export function isWork(kind: WorkKind, { type, outcome }: WorkRow): boolean {
  return type === types[kind] && (kind !== 'reached' || outcome === 'reached');
}

/** Whoever was promised a call at three waits until four. */
const graceMs = 60 * 60_000;

/** What became of a promise by an instant (milliseconds). */
export function isPromise(kind: PromiseKind, { dueAt, doneAt }: PromiseRow, asOf: number): boolean {
  const done = doneAt === null ? Number.POSITIVE_INFINITY : Date.parse(doneAt);
  const isDone = done <= asOf;
  const isKept = isDone && done <= Date.parse(dueAt) + graceMs;
  switch (kind) {
    case 'all':
      return true;
    case 'kept':
      return isKept;
    case 'late':
      return isDone && !isKept;
    case 'open':
      return !isDone;
  }
}
