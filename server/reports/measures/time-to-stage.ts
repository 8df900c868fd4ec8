import type { TimedStage } from '../../../shared/report.ts';
import type { TimeToStage, TimeToStageGroup } from '../../../shared/report-answers.ts';
import { cumulativeIncidence, type DayCounts } from '../statistics/cumulative-incidence.ts';
import { fixedRates, headOf } from './counting.ts';
import { answerWith, rangeOf } from './frame.ts';
import { type Group, groupsOf } from './groups.ts';
import { stageColumns } from './lead-marks.ts';
import { msPerDay, type Scene } from './scene.ts';

/**
 * How soon those who asked were booked or infused, in whole 24-hour periods since they asked. Closed
 * before is a competing event; of whoever is open nothing is known after now.
 */
export function timeToStage(scene: Scene): TimeToStage {
  const groups = groupsOf(scene, 'asked', rangeOf(scene));
  return answerWith(
    scene,
    groups.map((group) => curveOf(scene, group)),
  );
}

function curveOf(scene: Scene, group: Group): TimeToStageGroup {
  const { stage } = scene.query;
  const days = dayCounts(scene, group, stage);
  return {
    ...headOf(scene, group),
    stage,
    curve: cumulativeIncidence(days),
    fixed: fixedRates(scene, group, stage),
    atRisk: atRiskOn(days, group.members.length),
  };
}

/** What became of the leads of a group on each day since they asked, days without anything left out. */
function dayCounts({ facts }: Scene, { members }: Group, stage: TimedStage): DayCounts[] {
  const { leads, asOf } = facts;
  const reached = leads[stageColumns[stage]];
  const counts: { events: number; competing: number; censored: number }[] = [];
  for (const lead of members) {
    const at = Number(reached[lead]);
    const closed = Number(leads.closedAt[lead]);
    const kind = !Number.isNaN(at) ? 'events' : Number.isNaN(closed) ? 'censored' : 'competing';
    const until = kind === 'events' ? at : kind === 'competing' ? closed : asOf;
    const time = (until - Number(leads.requestedAt[lead])) / msPerDay;
    const day = Math.max(0, Math.floor(time));
    (counts[day] ??= { events: 0, competing: 0, censored: 0 })[kind]++;
  }
  return Object.entries(counts).map(([day, each]) => ({ day: Number(day), ...each }));
}

const axis = [0, 7, 14, 30, 60, 90, 120, 180, 270, 365];

/** How many are still followed when some days begin, as far as anybody is. */
function atRiskOn(days: readonly DayCounts[], n: number): { day: number; count: number }[] {
  const gone = (day: number) =>
    days.reduce((sum, each) => (each.day < day ? sum + totalOf(each) : sum), 0);
  return axis.map((day) => ({ day, count: n - gone(day) })).filter(({ count }) => count > 0);
}

function totalOf({ events, competing, censored }: DayCounts): number {
  return events + competing + censored;
}
