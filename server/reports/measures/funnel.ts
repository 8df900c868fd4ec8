import { type ClosedCount, type FunnelStage, funnelStages } from '../../../shared/report.ts';
import type { Funnel, FunnelGroup } from '../../../shared/report-answers.ts';
import { closeReasons } from '../../../shared/vocabulary.ts';
import { countOf, headOf, rateOf } from './counting.ts';
import { answerWith, rangeOf } from './frame.ts';
import { type Group, groupsOf } from './groups.ts';
import type { Scene } from './scene.ts';

/**
 * How far those came who asked, each counted once: which stages they reached, whatever way they took,
 * and the last stage of each, where they are still open or left. Closed leads stay in the rates.
 */
export function funnel(scene: Scene): Funnel {
  const groups = groupsOf(scene, 'asked', rangeOf(scene));
  return answerWith(
    scene,
    groups.map((group) => funnelOf(scene, group)),
  );
}

function funnelOf(scene: Scene, group: Group): FunnelGroup {
  return {
    ...headOf(scene, group),
    stages: funnelStages.map((stage) => {
      const { nRows: _, ...rate } = rateOf(scene, group, `stage:${stage}`, 'all');
      return { stage, ...rate };
    }),
    closedAll: countOf(scene, group, 'closed'),
    closed: closedCounts(scene, group),
    last: funnelStages.map((stage) => ({
      stage,
      open: countOf(scene, group, `last:${stage}:open`),
      closed: countOf(scene, group, `last:${stage}:closed`),
      reasons: closedCounts(scene, group, stage),
    })),
  };
}

/** How many were closed for each reason that occurs; with a stage, of those whose last it was. */
export function closedCounts(scene: Scene, group: Group, last?: FunnelStage): ClosedCount[] {
  return closeReasons
    .map((closeReason) => {
      const figure = `closed:${closeReason}` as const;
      return { closeReason, ...countOf(scene, group, last ? `last:${last}:${figure}` : figure) };
    })
    .filter(({ count }) => count > 0);
}
