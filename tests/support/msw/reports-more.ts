import {
  type Capacity,
  type CapacityGroup,
  type Funnel,
  type FunnelGroup,
  type HourCell,
  type People,
  type PersonGroup,
  promiseKinds,
  type ResponseGroup,
  type ResponseTime,
  workKinds,
} from '../../../shared/report-answers.ts';
import { testNow } from './records.ts';
import { fixed, rate, response, visitRate } from './reports.ts';

/** More made-up answers of the reports; each takes what a test cares about. */

const rows = (counted: string) => ({ counted });
const counted = (count: number, name: string) => ({ count, rows: rows(name) });

const common = {
  asOf: testNow,
  from: '2026-08-01',
  to: '2026-10-31',
  timeZones: ['America/Chicago'],
};

const together = { group: 'all', label: 'All', n: 412, rows: rows('asked') };

/** The sentence of each figure on these pages. */
export const moreDefinitions: Record<string, string> = {
  asked: 'Everybody who asked in these days, counted at the location where they asked.',
  stages: 'Of all who asked in these days: how many reached each stage by now.',
  last: 'Each who asked in these days, once, at the furthest stage they reached.',
  closed: 'Of those who asked in these days: how many are closed now, by reason.',
  response: 'Business minutes from the request until a person first tried.',
  withinTarget: 'Of those whom a person tried to reach: how many within the target.',
  distribution: 'Those whom a person tried to reach, by business minutes.',
  arrivals: 'By the hour and weekday at which they asked, on the location’s clock.',
  breaches: 'Whom nobody has tried to reach, longer than the location’s limit.',
  shown: 'Everybody who looked for a time, once, by what they saw first.',
  left: 'Of those who looked: how many did not book within 7 days.',
  unmet: 'Saw no free time in the next 14 days and did not book within 7.',
  looks: 'By the hour and weekday at which they first looked.',
  rooms: 'Opening hours times the rooms in use, of the days that have passed.',
  noShowByLead: 'No-shows by the days from the booking to the visit.',
  done: 'Work in these days, by whoever did it.',
  promises: 'Calls promised for an hour in these days.',
  booked: 'Of those whose days have passed: booked within them.',
  infused: 'Of those whose days have passed: infused within them.',
};

export function funnelGroup(values: Partial<FunnelGroup> = {}): FunnelGroup {
  const { n = together.n } = values;
  const part = (share: number) => Math.round(n * share);
  const stage = (name: FunnelGroup['stages'][number]['stage'], count: number) => {
    const { nRows: _all, ...reached } = rate(count, n, `stage-${name}`);
    return { stage: name, ...reached };
  };
  const last = (
    name: FunnelGroup['stages'][number]['stage'],
    open: number,
    closed: number,
    reasons: FunnelGroup['closed'],
  ) => ({
    stage: name,
    open: counted(open, `open-${name}`),
    closed: counted(closed, `closed-${name}`),
    reasons,
  });
  return {
    ...together,
    stages: [
      stage('requested', n),
      stage('contacted', part(0.74)),
      stage('emailed', part(0.93)),
      stage('booked', part(0.46)),
      stage('came', part(0.37)),
      stage('infused', part(0.22)),
    ],
    closedAll: counted(part(0.15) + part(0.05) + part(0.02), 'closed'),
    closed: [
      { closeReason: 'noResponse', ...counted(part(0.15), 'noResponse') },
      { closeReason: 'cost', ...counted(part(0.05), 'cost') },
      { closeReason: 'notACandidate', ...counted(part(0.02), 'notACandidate') },
    ],
    last: [
      last('requested', part(0.02), part(0.01), []),
      last('contacted', part(0.02), part(0.02), []),
      last('emailed', part(0.36), part(0.11), [
        { closeReason: 'noResponse', ...counted(part(0.08), 'emailed-noResponse') },
        { closeReason: 'cost', ...counted(part(0.03), 'emailed-cost') },
      ]),
      last('booked', part(0.07), part(0.02), []),
      last('came', part(0.1), part(0.05), []),
      last('infused', part(0.21), part(0.01), []),
    ],
    ...values,
  };
}

export function funnel(values: Partial<Funnel> = {}): Funnel {
  return {
    ...common,
    groupBy: null,
    groups: [funnelGroup()],
    definitions: moreDefinitions,
    ...values,
  };
}

/** Busy in the morning, quiet at night; on Sundays a few, of whom no share is told. */
export function hourCells(share: number, name: string): HourCell[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21].map((hour) => {
      const n = weekday === 7 ? 3 : Math.max(4, 22 - Math.abs(hour - 10) - weekday);
      const count = Math.min(n, Math.round(n * share * (1.2 - Math.abs(hour - 12) / 14)));
      const id = `${name}-${weekday}-${hour}`;
      return { weekday, hour, n, count, rows: rows(id), nRows: rows(`${id}-n`) };
    }),
  );
}

export function responseGroup(values: Partial<ResponseGroup> = {}): ResponseGroup {
  const steps = [0, 5, 15, 30, 60, 120, 240, 480];
  const counts = [41, 96, 104, 74, 31, 24, 17, 11];
  return {
    ...together,
    ...response(),
    distribution: steps.map((from, index) => ({
      from,
      to: steps[index + 1] ?? null,
      ...counted(counts[index] ?? 0, `minutes-${from}`),
    })),
    arrivals: hourCells(0.8, 'arrived'),
    breaches: counted(2, 'breach'),
    ...values,
  };
}

export function responseTime(values: Partial<ResponseTime> = {}): ResponseTime {
  return {
    ...common,
    groupBy: null,
    groups: [responseGroup()],
    definitions: moreDefinitions,
    ...values,
  };
}

export function capacityGroup(values: Partial<CapacityGroup> = {}): CapacityGroup {
  const seen = (from: number | null, to: number | null, count: number, left: number) => {
    const name = `seen-${from ?? 'none'}`;
    return { from, to, count, left: rate(left, count, `${name}-left`), rows: rows(name) };
  };
  const step = (from: number, to: number | null, count: number, n: number) => {
    const named = { visits: rows(`noShow-${from}`), nVisits: rows(`visits-${from}`) };
    return { from, to, ...visitRate(count, n), ...named };
  };
  return {
    ...together,
    n: 230,
    rows: rows('looked'),
    shown: {
      n: 230,
      rows: rows('looked'),
      none: counted(9, 'sawNone'),
      daysToFirst: { median: 3, p90: 11 },
      freeTimes: { median: 24 },
      distribution: [
        seen(0, 1, 71, 12),
        seen(2, 3, 66, 15),
        seen(4, 7, 48, 17),
        seen(8, 14, 24, 13),
        seen(15, null, 12, 9),
        seen(null, null, 9, 8),
      ],
    },
    left: rate(74, 221, 'left'),
    unmet: rate(17, 221, 'unmet'),
    looks: hourCells(0.35, 'looked'),
    rooms: { openHours: 1180, takenHours: 604.5, share: 604.5 / 1180 },
    noShowByLead: [
      step(0, 2, 2, 41),
      step(3, 6, 4, 62),
      step(7, 13, 6, 48),
      step(14, 20, 5, 18),
      step(21, null, 1, 3),
    ],
    ...values,
  };
}

export function capacity(values: Partial<Capacity> = {}): Capacity {
  return {
    ...common,
    groupBy: null,
    groups: [capacityGroup()],
    definitions: moreDefinitions,
    ...values,
  };
}

/** One of the staff; whoever has `calls` did everything else a little less often. */
export function personGroup(
  group: string,
  label: string,
  calls: number,
  values: Partial<PersonGroup> = {},
): PersonGroup {
  const work = workKinds.map((kind, index) => {
    const count = Math.max(0, calls - index * 9);
    return [kind, { count, work: rows(`${kind}-${group}`) }];
  });
  const promised = promiseKinds.map((kind, index) => {
    const count = [12, 9, 2, 1][index] ?? 0;
    return [kind, { count, tasks: rows(`${kind}-${group}`) }];
  });
  return {
    group,
    label,
    n: 90,
    rows: rows(`asked-${group}`),
    done: Object.fromEntries(work) as PersonGroup['done'],
    promises: Object.fromEntries(promised) as PersonGroup['promises'],
    booked30: fixed(30, 34, 71, 19, `booked30-${group}`),
    enough: true,
    ...values,
  };
}

export function people(values: Partial<People> = {}): People {
  const few = { ...fixed(30, 8, 31, 4, 'booked30-marisol'), rate: null, lower: null, upper: null };
  return {
    ...common,
    groupBy: 'assignee',
    groups: [
      personGroup('imani', 'Imani Wells', 112),
      personGroup('marisol', 'Marisol Ortega', 87, { n: 35, booked30: few, enough: false }),
    ],
    definitions: moreDefinitions,
    ...values,
  };
}
