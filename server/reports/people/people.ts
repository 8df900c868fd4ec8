import { type Group } from '../../../shared/report.ts';
import {
  type People,
  type PersonGroup,
  type PromiseKind,
  promiseKinds,
  type TaskCount,
  type WorkCount,
  type WorkKind,
  workKinds,
} from '../../../shared/report-answers.ts';
import type { Db } from '../../db/database.ts';
import { fixedRate, headOf } from '../measures/counting.ts';
import { answerWith } from '../measures/frame.ts';
import { type Group as Leads, groupsOf } from '../measures/groups.ts';
import type { Scene } from '../measures/scene.ts';
import { isPromise, isWork, loadWork, type Work } from './work.ts';
import { workText } from './work-behind.ts';

/** So many leads of one person a rate needs before it says anything about them. */
const enough = 50;

/**
 * What each of the staff did in the range, and which promises were kept. Leads are given to people by
 * chance and by need, so a rate by person says little; it is told only from 50 leads on.
 */
export async function peopleReport(db: Db, scene: Scene): Promise<People> {
  const work = await loadWork(db, scene);
  const leads = groupsOf(scene, 'asked', scene.query, 'assignee');
  const ids = new Set([
    ...work.done.map(({ actorId }) => actorId),
    ...work.promises.flatMap(({ assigneeId }) => assigneeId ?? []),
    ...leads.flatMap(({ group }) => (typeof group === 'string' ? [group] : [])),
  ]);
  const groups = [...ids].map((id) =>
    personOf(
      scene,
      work,
      id,
      leads.find(({ group }) => group === id),
    ),
  );
  return {
    ...answerWith(
      scene,
      groups.toSorted((a, b) => a.label.localeCompare(b.label)),
    ),
    groupBy: 'assignee',
  };
}

function personOf(scene: Scene, { done, promises }: Work, id: string, leads?: Leads): PersonGroup {
  const label = scene.places.users.get(id) ?? id;
  const own = leads ?? noLeads(scene, id, label);
  const booked30 = fixedRate(scene, own, 'booked', 30);
  const head: Group = headOf(scene, own);
  const isEnough = booked30.n >= enough;
  const kept = promises.filter(({ assigneeId }) => assigneeId === id);
  return {
    ...head,
    done: byKind(workKinds, (kind: WorkKind): WorkCount => ({
      count: done.filter((row) => row.actorId === id && isWork(kind, row)).length,
      work: workText(scene, id, kind),
    })),
    promises: byKind(promiseKinds, (kind: PromiseKind): TaskCount => ({
      count: kept.filter((row) => isPromise(kind, row, scene.query.asOf)).length,
      tasks: workText(scene, id, kind),
    })),
    booked30: isEnough ? booked30 : { ...booked30, rate: null, lower: null, upper: null },
    enough: isEnough,
  };
}

function byKind<Kind extends string, Value>(
  kinds: readonly Kind[],
  valueOf: (kind: Kind) => Value,
): Record<Kind, Value> {
  return Object.fromEntries(kinds.map((kind) => [kind, valueOf(kind)])) as Record<Kind, Value>;
}

function noLeads({ query }: Scene, id: string, label: string): Leads {
  const members = new Int32Array();
  return { kind: 'asked', range: query, groupBy: 'assignee', group: id, label, members };
}
