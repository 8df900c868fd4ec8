import {
  funnelStages,
  type FunnelStage,
  type Horizon,
  type TimedStage,
} from '../../../shared/report.ts';
import type { CloseReason } from '../../../shared/vocabulary.ts';
import { capacityFigure, type CapacityFigure } from './capacity-figures.ts';
import type { Group } from './cohort.ts';
import { responseFigure, type ResponseFigure } from './response-figures.ts';
import { msPerDay, type Scene } from './scene.ts';

/** Whether a lead (its place in the columns) is counted in a figure. */
export type Test = (lead: number) => boolean;

/**
 * What can be counted of a group, by a name that an address can carry. A figure and the rows behind it
 * are found by the same test, so they can't differ.
 */
export type Figure =
  | 'all'
  /** Reached a stage, or was still open or was closed with it as the last. */
  | `stage:${FunnelStage}`
  | `last:${FunnelStage}:open`
  | `last:${FunnelStage}:closed`
  | `last:${FunnelStage}:closed:${CloseReason}`
  | 'closed'
  | `closed:${CloseReason}`
  /** The horizon has passed; has passed, and reached the stage within it; has not passed yet. */
  | `mature:${Horizon}`
  | `within:${TimedStage}:${Horizon}`
  | `early:${Horizon}`
  | 'handedOver'
  | ResponseFigure
  | CapacityFigure;

/** The test of a figure by its name; null where there is no such figure. */
export function figureTest(scene: Scene, group: Group, figure: string): Test | null {
  return (
    stageFigure(scene, figure.split(':')) ??
    responseFigure(scene, group, figure) ??
    capacityFigure(scene, group, figure)
  );
}

function stageFigure(scene: Scene, [name = '', ...parts]: readonly string[]): Test | null {
  const { leads } = scene.facts;
  const [first = '', second = '', third] = parts;
  switch (name) {
    case 'all':
      return () => true;
    case 'stage':
      return reached(scene, first as FunnelStage);
    case 'last':
      return lastStage(scene, first as FunnelStage, second, third);
    case 'closed':
      return parts.length === 0 ? (lead) => isClosed(scene, lead) : closedAs(scene, first);
    case 'mature':
      return isMature(scene, Number(first));
    case 'early':
      return not(isMature(scene, Number(first)));
    case 'within':
      return isWithin(scene, first as TimedStage, Number(second));
    case 'handedOver':
      return (lead) => leads.carriedBy[lead] !== leads.locationId[lead];
    default:
      return null;
  }
}

const not =
  (test: Test): Test =>
  (lead) =>
    !test(lead);

/** When each stage was reached. */
const stageColumns = {
  requested: 'requestedAt',
  contacted: 'contactedAt',
  emailed: 'emailedAt',
  booked: 'bookedAt',
  came: 'cameAt',
  infused: 'infusedAt',
} as const satisfies Record<FunnelStage, string>;

function reached({ facts: { leads } }: Scene, stage: FunnelStage): Test {
  const column = leads[stageColumns[stage]];
  return (lead) => !Number.isNaN(column[lead]);
}

function isClosed({ facts: { leads } }: Scene, lead: number): boolean {
  return !Number.isNaN(leads.closedAt[lead]);
}

function closedAs(scene: Scene, reason: string): Test {
  const { leads } = scene.facts;
  const word = leads.words.indexOf(reason);
  return (lead) => isClosed(scene, lead) && leads.closeReason[lead] === word;
}

/** The furthest stage of a lead, and whether it is over; each lead has exactly one. */
function lastStage(scene: Scene, stage: FunnelStage, state: string, reason?: string): Test {
  const tests = funnelStages.map((each) => reached(scene, each));
  const place = funnelStages.indexOf(stage);
  const isOver: Test =
    reason === undefined ? (lead) => isClosed(scene, lead) : closedAs(scene, reason);
  return (lead) =>
    tests.findLastIndex((test) => test(lead)) === place && isOver(lead) === (state === 'closed');
}

/** Whether so many whole days have passed since the request. */
function isMature({ facts: { leads, asOf } }: Scene, days: number): Test {
  const asked = asOf - days * msPerDay;
  return (lead) => Number(leads.requestedAt[lead]) <= asked;
}

function isWithin(scene: Scene, stage: TimedStage, days: number): Test {
  const { leads } = scene.facts;
  const mature = isMature(scene, days);
  const column = leads[stageColumns[stage]];
  return (lead) =>
    mature(lead) && Number(column[lead]) - Number(leads.requestedAt[lead]) <= days * msPerDay;
}
