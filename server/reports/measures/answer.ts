import type { Group, ReportAnswer, ReportName } from '../../../shared/report.ts';
import { capacity } from './capacity.ts';
import { comparison } from './comparison.ts';
import { funnel } from './funnel.ts';
import { overview } from './overview.ts';
import { responseTime } from './response-time.ts';
import type { Scene } from './scene.ts';
import { timeToStage } from './time-to-stage.ts';
import { trend } from './trend.ts';

/** The reports that are worked out from facts alone. */
export type MeasuredReport = Exclude<ReportName, 'people'>;

const reports: Readonly<Record<MeasuredReport, (scene: Scene) => ReportAnswer<Group>>> = {
  overview,
  comparison,
  funnel,
  'time-to-stage': timeToStage,
  'response-time': responseTime,
  capacity,
  trend,
};

/** The report that is asked for. */
export function answerReport(scene: Scene, report: MeasuredReport): ReportAnswer<Group> {
  return reports[report](scene);
}
