import { riskSets } from './risk-sets.ts';

/** How many had the event at a time, and how many were censored then. */
export type EventCounts = {
  readonly time: number;
  readonly events: number;
  readonly censored: number;
};

export type SurvivalStep = {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  /** The share that has had no event by then, that time included. */
  readonly survival: number;
  /** 0 where nobody is left: there the formula has no value. */
  readonly standardError: number;
};

/**
 * Survival by Kaplan–Meier, a step for each time with an event: S(t) = Π (1 − dᵢ/nᵢ), with Greenwood's
 * variance S²·Σ dᵢ/(nᵢ(nᵢ − dᵢ)); events before censorings. For a single kind of event only: where
 * another excludes it (a closed lead is never infused), 1 − S says too much; `cumulativeIncidence`
 * is for that. Source: Kaplan & Meier, JASA 53 (1958), 457–481.
 * @param counts in any order, a time may come several times
 */
export function kaplanMeier(counts: readonly EventCounts[]): SurvivalStep[] {
  let survival = 1;
  let sum = 0;
  const sets = riskSets(counts.map((each) => ({ ...each, events: [each.events] })));
  return sets.map(({ time, atRisk, events: [events = 0] }) => {
    survival *= 1 - events / atRisk;
    sum += events < atRisk ? events / (atRisk * (atRisk - events)) : 0;
    return { time, atRisk, events, survival, standardError: survival * Math.sqrt(sum) };
  });
}
