import type { Trend, TrendGroup, TrendPeriod } from '../../../shared/report-answers.ts';
import { fixedRate, headOf, rateOf } from './counting.ts';
import { answerWith, rangeOf } from './frame.ts';
import { type Group, groupsOf } from './groups.ts';
import { partsBy, periodsAt } from './partition.ts';
import { type Period, periodsIn } from './periods.ts';
import type { Scene } from './scene.ts';
import { subjectOf } from './subjects.ts';

/** The main rates month by month, or week by week, of the request. */
export function trend(scene: Scene): Trend {
  const range = rangeOf(scene);
  const { by } = scene.query;
  const periods = periodsIn(scene, range, by);
  const periodsOf = periodsAt(scene, subjectOf(scene, 'asked', range), periods);
  const groups = groupsOf(scene, 'asked', range).map((group): TrendGroup => {
    const parts = partsBy(group.members, periodsOf(group.members));
    return {
      ...headOf(scene, group),
      periods: periods.map((period, place) =>
        periodOfGroup(scene, period, within(group, period, parts.get(place))),
      ),
    };
  });
  return { ...answerWith(scene, groups), by };
}

/** Those of a group who asked in a part of its range: what is behind it is that range's same group. */
function within(group: Group, { from, to }: Period, members: Int32Array | undefined): Group {
  return { ...group, range: { from, to }, members: members ?? new Int32Array(0) };
}

function periodOfGroup(scene: Scene, { name, label }: Period, group: Group): TrendPeriod {
  const { n, rows } = headOf(scene, group);
  return {
    period: name,
    label,
    n,
    rows,
    withinTarget: rateOf(scene, group, 'withinTarget', 'decided'),
    booked30: fixedRate(scene, group, 'booked', 30),
    infused60: fixedRate(scene, group, 'infused', 60),
  };
}
