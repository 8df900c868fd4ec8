import { aalenJohansen, type Incidence, type IncidenceStep } from './aalen-johansen.ts';
import { z95 } from './wilson.ts';

/**
 * What became of leads in their `day`-th whole 24-hour period since they asked: so many reached the
 * stage, so many were closed before it, of so many nothing more is known yet.
 */
export type DayCounts = {
  readonly day: number;
  readonly events: number;
  readonly competing: number;
  readonly censored: number;
};

/**
 * A day on which a lead reached the stage or was closed before it. `atRisk` are those still open,
 * not there yet and known of when the day begins; `censored` those of whom nothing is known after
 * that day or a later one before the next row. So `atRisk` less `events`, `competing` and `censored`
 * is `atRisk` of the next row, and what is missing from n in the first row was censored before it.
 * `incidence`, `lower` and `upper` are fractions.
 */
export type CurvePoint = DayCounts & {
  readonly atRisk: number;
  readonly incidence: number;
  readonly lower: number;
  readonly upper: number;
};

/**
 * The share of leads that have reached a stage by each day, of all that asked: cumulative incidence
 * by Aalen–Johansen, with being closed before it as the competing event. A closed lead never leaves
 * the denominator; one that asked lately counts for the days it has had. Empty where nothing happened.
 * @param days in any order, a day may come several times: those of two locations may be joined
 */
export function cumulativeIncidence(days: readonly DayCounts[]): CurvePoint[] {
  const counts = days.map(({ day, events, competing, censored }) => ({
    time: day,
    events: [events, competing],
    censored,
  }));
  return aalenJohansen(counts).map(asPoint);
}

function asPoint({ time, atRisk, events, censored, kinds }: IncidenceStep): CurvePoint {
  const [reached = 0, competing = 0] = events;
  const [of = { incidence: 0, variance: 0 }] = kinds;
  return { day: time, atRisk, events: reached, competing, censored, ...withBounds(of) };
}

/** Rounding leaves a sure incidence this near to 1. */
const surely = 1 - 1e-12;

/**
 * The pointwise 95 % interval, log(−log) transformed so that it stays within [0, 1]: F to the power
 * of exp(±z·√V / (F·ln F)). Where F is 0 or 1 the method knows of no spread and both bounds are F:
 * that is no certainty, and with few leads only a Wilson interval says so.
 * Source: Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data, 1.4.
 */
function withBounds({ incidence, variance }: Incidence) {
  if (incidence <= 0 || incidence >= surely) {
    const rate = incidence <= 0 ? 0 : 1;
    return { incidence: rate, lower: rate, upper: rate };
  }
  const spread = (z95 * Math.sqrt(variance)) / (incidence * -Math.log(incidence));
  return {
    incidence,
    lower: incidence ** Math.exp(spread),
    upper: incidence ** Math.exp(-spread),
  };
}
