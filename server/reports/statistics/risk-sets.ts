/**
 * How many had which first event at a time, and how many were censored then: known to have had none
 * so far, and nothing known after. `events` has one number per kind of event, always the same kinds.
 */
export type TimeCounts = {
  readonly time: number;
  readonly events: readonly number[];
  readonly censored: number;
};

/**
 * A time with an event of any kind. `atRisk` counts those who had none before it and were not
 * censored before it; `censored` those censored from that time on and before the next such time.
 */
export type RiskSet = TimeCounts & { readonly atRisk: number };

/**
 * One risk set for each time with an event, in order of time. Who is censored at the time of an
 * event was still at risk then (events before censorings). So `atRisk` less all events less
 * `censored` is `atRisk` of the next; who was censored before any event is in none of them.
 * Source of the layout: Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data, 1.4.
 * @param counts in any order; a time may come several times, so those of two groups may be joined
 */
export function riskSets(counts: readonly TimeCounts[]): RiskSet[] {
  const sets: RiskSet[] = [];
  let atRisk = counts.reduce((sum, at) => sum + eventsOf(at) + at.censored, 0);
  for (const at of byTime(counts)) {
    const last = sets.at(-1);
    if (eventsOf(at) > 0) {
      sets.push({ ...at, atRisk });
    } else if (last) {
      sets[sets.length - 1] = { ...last, censored: last.censored + at.censored };
    }
    atRisk -= eventsOf(at) + at.censored;
  }
  return sets;
}

/** The events of every kind at a time. */
export function eventsOf({ events }: TimeCounts): number {
  return events.reduce((sum, each) => sum + each, 0);
}

function byTime(counts: readonly TimeCounts[]): TimeCounts[] {
  const times = new Map<number, TimeCounts>();
  for (const at of counts) {
    const same = times.get(at.time);
    times.set(at.time, same ? together(same, at) : at);
  }
  return [...times.values()].toSorted((a, b) => a.time - b.time);
}

function together(a: TimeCounts, b: TimeCounts): TimeCounts {
  return {
    time: a.time,
    events: a.events.map((each, kind) => each + (b.events[kind] ?? 0)),
    censored: a.censored + b.censored,
  };
}
