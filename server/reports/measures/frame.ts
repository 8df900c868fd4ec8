import type { Group as Head, ReportAnswer } from '../../../shared/report.ts';
import { definitionsOf } from './definitions.ts';
import { ownPlaces, type Range, type Scene } from './scene.ts';

/** The days that are asked for. */
export function rangeOf({ query: { from, to } }: Scene): Range {
  return { from, to };
}

/** An answer with what every answer says: when, of which days, by whose clocks, and what is meant. */
export function answerWith<Each extends Head>(scene: Scene, groups: Each[]): ReportAnswer<Each> {
  const { asOf, groupBy, report } = scene.query;
  return {
    asOf: new Date(asOf).toISOString(),
    ...rangeOf(scene),
    timeZones: [...new Set(ownPlaces(scene).map(({ timeZone }) => timeZone))].toSorted(),
    groupBy,
    groups,
    definitions: definitionsOf(report),
  };
}
