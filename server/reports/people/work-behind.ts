import { promiseKinds, workKinds } from '../../../shared/report-answers.ts';
import type { Db } from '../../db/database.ts';
import { parseWhen } from '../measures/rows.ts';
import type { ReportQuery, Scene } from '../measures/scene.ts';
import { isPromise, isWork, loadWork } from './work.ts';

/** What one of the staff did, as a text that an address can carry. */
export type CountedWork = Pick<ReportQuery, 'from' | 'to' | 'asOf' | 'filter'> & {
  readonly userId: string;
  readonly kind: string;
};

/** The `filter` of `GET /api/activities`, or of `GET /api/tasks` for promises. */
export function workText({ query }: Scene, userId: string, kind: string): { counted: string } {
  const { from, to, asOf, filter } = query;
  const said = new URLSearchParams({
    kind,
    user: userId,
    from,
    to,
    asOf: new Date(asOf).toISOString(),
  });
  if (filter.locationId !== undefined) {
    said.set('locationId', String(filter.locationId));
  }
  return { counted: said.toString() };
}

/** Reads such a text; null where it is none. */
export function parseCountedWork(text: string): CountedWork | null {
  const said = new URLSearchParams(text);
  const when = parseWhen(said);
  const [userId, kind] = [said.get('user'), said.get('kind')];
  if (!when || !userId || !kind) {
    return null;
  }
  const locationId = said.get('locationId');
  const filter = locationId === null ? {} : { locationId: Number(locationId) };
  return { ...when, filter, userId, kind };
}

/** The ids of activities; null: there is no such work. */
export async function workBehind(
  db: Db,
  scene: Scene,
  counted: CountedWork,
): Promise<number[] | null> {
  const kind = workKinds.find((each) => each === counted.kind);
  const { done } = await loadWork(db, scene);
  return kind
    ? done.filter((row) => row.actorId === counted.userId && isWork(kind, row)).map(({ id }) => id)
    : null;
}

/** The ids of tasks; null: there is no such promise. */
export async function promisesBehind(
  db: Db,
  scene: Scene,
  counted: CountedWork,
): Promise<number[] | null> {
  const kind = promiseKinds.find((each) => each === counted.kind);
  const { promises } = await loadWork(db, scene);
  return kind
    ? promises
        .filter(
          (row) => row.assigneeId === counted.userId && isPromise(kind, row, scene.query.asOf),
        )
        .map(({ id }) => id)
    : null;
}
