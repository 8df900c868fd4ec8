import type { FunnelStage, Horizon, TimedStage } from '../../../shared/report.ts';
import type { CloseReason } from '../../../shared/vocabulary.ts';
import { capacityFigure } from './capacity-figures.ts';
import type { Group } from './groups.ts';
import { leadFigure } from './lead-figures.ts';
import type { Pattern } from './marks.ts';
import { responseFigure } from './response-figures.ts';
import type { Scene } from './scene.ts';
import type { ResponseState } from './waits.ts';
import { visitFigure, type VisitFigure } from './visit-figures.ts';

/**
 * What can be counted of a group, by a name that an address can carry. A figure and the rows behind
 * it are found by the same pattern, so they can't differ.
 */
export type Figure =
  | 'all'
  /** Reached a stage; was still open, or was closed (for a reason), with it as the last. */
  | `stage:${FunnelStage}`
  | `last:${FunnelStage}:${'open' | 'closed' | `closed:${CloseReason}`}`
  | 'closed'
  | `closed:${CloseReason}`
  /** The horizon has passed, or not yet; it has, and the stage was reached within it. */
  | `mature:${Horizon}`
  | `early:${Horizon}`
  | `within:${TimedStage}:${Horizon}`
  | 'handedOver'
  | ResponseState
  /** It can be said whether it was in time; it was; not yet, as the target has not passed. */
  | 'decided'
  | 'withinTarget'
  | 'stillInTime'
  /** Waiting for longer than the location's breach. */
  | 'breach'
  /** Attempted after so many business minutes: the step that begins there. */
  | `minutes:${number}`
  /** Asked at this hour of the week (weekday × 24 + hour): decided; within target. */
  | `${'arrived' | 'arrivedWithin'}:${number}`
  /** Of those who looked for a time: see capacity-figures. */
  | 'left'
  | 'unmet'
  | `${'seen' | 'seenDecided' | 'seenLeft'}:${number | 'none'}`
  | `${'looked' | 'lookedLeft'}:${number}`
  /** Of visits; with a number, of those booked so many days before: the step that begins there. */
  | VisitFigure
  | `${VisitFigure}:${number}`;

/** The pattern of a figure by its name; null where there is no such figure of such a group. */
export function patternOf(
  scene: Scene,
  group: Pick<Group, 'kind' | 'range'>,
  figure: string,
): Pattern | null {
  const [name = '', ...parts] = figure.split(':');
  switch (group.kind) {
    case 'visits':
      return visitFigure(scene, name, parts);
    case 'looked':
      return capacityFigure(scene, group, name, parts);
    case 'asked':
    case 'taken':
      return leadFigure(scene, name, parts) ?? responseFigure(scene, group, name, parts);
  }
}
