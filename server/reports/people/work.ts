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
  const carrier = carrierAt(scene);
  const isIn = (leadId: number, at: string) => {
    const span = spans.get(carrier(leadId));
    const time = Date.parse(at);
    return span !== undefined && time >= span.start && time < span.end;
  };
  const done = await workBetween(db, between);
  const promises = await promisesBetween(db, between);
  return {
    done: done.filter(({ leadId, at }) => isIn(leadId, at)),
    promises: promises.filter(({ leadId, dueAt }) => isIn(leadId, dueAt)),
  };
}

/** Where a lead was carried on at the instant of the report; -1: it wasn't there. */
function carrierAt({ facts: { leads } }: Scene): (leadId: number) => number {
  const carriers = new Map<number, number>();
  for (let lead = 0; lead < leads.count; lead++) {
    carriers.set(Number(leads.id[lead]), Number(leads.carriedBy[lead]));
  }
  return (leadId) => carriers.get(leadId) ?? -1;
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
