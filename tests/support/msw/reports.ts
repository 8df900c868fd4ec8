import type { FixedRate, Horizon, Rate, Response, VisitRate } from '../../../shared/report.ts';
import type {
  Comparison,
  ComparedLocation,
  CurveRow,
  FreeNow,
  Overview,
  OverviewFigures,
  OverviewGroup,
  TimeToStage,
  TimeToStageGroup,
} from '../../../shared/report-answers.ts';
import { testNow } from './records.ts';

/** Made-up answers of the reports, plausible as a whole; each takes what a test cares about. */

const rows = (counted: string) => ({ counted });

/** Wilson's interval is the server's to work out: here it is about right. */
function around(count: number, n: number) {
  if (n === 0) {
    return { rate: null, lower: null, upper: null };
  }
  const share = count / n;
  const width = 1.96 * Math.sqrt((share * (1 - share) + 0.01) / n);
  return { rate: share, lower: Math.max(0, share - width), upper: Math.min(1, share + width) };
}

export function rate(count: number, n: number, name = 'rate'): Rate {
  return { n, count, ...around(count, n), rows: rows(name), nRows: rows(`${name}-n`) };
}

export function fixed(
  horizon: Horizon,
  reached: number,
  n: number,
  tooEarly = 0,
  name = `fixed${horizon}`,
): FixedRate {
  return {
    horizon,
    n,
    reached,
    ...around(reached, n),
    tooEarly,
    rows: rows(name),
    nRows: rows(`${name}-n`),
    tooEarlyRows: rows(`${name}-early`),
  };
}

export function visitRate(count: number, n: number, unmarked = 0): VisitRate {
  return {
    n,
    count,
    ...around(count, n),
    visits: rows('noShow'),
    nVisits: rows('noShow-n'),
    unmarked,
    unmarkedVisits: rows('unmarked'),
  };
}

export function response(values: Partial<Response> = {}): Response {
  return {
    attempted: 398,
    attemptedRows: rows('attempted'),
    waiting: 6,
    waitingRows: rows('waiting'),
    ended: 8,
    endedRows: rows('ended'),
    unknown: 0,
    unknownRows: rows('unknown'),
    median: 21,
    p90: 160,
    medianIs: { minutes: 21, atLeast: false },
    p90Is: { minutes: 160, atLeast: false },
    target: 60,
    withinTarget: rate(315, 404, 'withinTarget'),
    ...values,
  };
}

export function overviewFigures(values: Partial<OverviewFigures> = {}): OverviewFigures {
  return {
    group: null,
    label: 'All',
    n: 412,
    rows: rows('asked'),
    response: response(),
    booked: [
      fixed(30, 160, 347, 65, 'booked30'),
      fixed(60, 118, 251, 161, 'booked60'),
      fixed(90, 58, 121, 291, 'booked90'),
    ],
    infused: [
      fixed(30, 42, 347, 65, 'infused30'),
      fixed(60, 58, 251, 161, 'infused60'),
      fixed(90, 33, 121, 291, 'infused90'),
    ],
    noShow: visitRate(14, 171, 3),
    closedAll: { count: 92, rows: rows('closed') },
    closed: [
      { closeReason: 'noResponse', count: 61, rows: rows('closed-noResponse') },
      { closeReason: 'cost', count: 22, rows: rows('closed-cost') },
      { closeReason: 'notACandidate', count: 9, rows: rows('closed-notACandidate') },
    ],
    unmet: { ...rate(24, 221, 'unmet'), shown: 230, shownRows: rows('shown') },
    handedOver: { count: 5, rows: rows('handedOver') },
    takenOver: {
      count: 3,
      rows: rows('takenOver'),
      booked: { count: 2, rows: rows('takenOver-booked') },
      infused: { count: 1, rows: rows('takenOver-infused') },
    },
    ...values,
  };
}

export function overviewGroup(values: Partial<OverviewGroup> = {}): OverviewGroup {
  return {
    ...overviewFigures(values),
    before: overviewFigures({
      n: 371,
      rows: rows('before-asked'),
      booked: [
        fixed(30, 151, 371, 0, 'before-booked30'),
        fixed(60, 160, 371, 0, 'before-booked60'),
        fixed(90, 164, 371, 0, 'before-booked90'),
      ],
      noShow: visitRate(16, 150),
    }),
    ...values,
  };
}

const common = {
  asOf: testNow,
  from: '2026-08-01',
  to: '2026-10-31',
  timeZones: ['America/Chicago'],
};

/** Every figure of the overview has a sentence. */
export const definitions: Record<string, string> = {
  asked: 'Requests whose local day lies in the range, merged ones once.',
  response:
    'Business minutes from the request to the first call, personal mail or booking by staff.',
  withinTarget: 'Of those somebody had to try: tried within the target of their location.',
  booked: 'Of those whose days have passed: booked within them, for the first time.',
  infused: 'Of those whose days have passed: infused within them, for the first time.',
  noShow: 'Of visits that took place or were missed: missed.',
  closed: 'Closed by now, by the reason that was given.',
  unmet: 'Saw no free time within two weeks and did not book within one.',
  handedOver: 'Asked here and carried on elsewhere; they count here.',
  curve: 'Aalen–Johansen: closed before is the competing event.',
  atRisk: 'How many are still followed when that day begins.',
  limits: 'Where chance alone puts a location of that size 95, and 99.8, times of 100.',
  shrunk: 'Drawn towards the rate of all with a weight of 20 leads.',
  standardised: 'At the mix of source and concern of all locations together.',
};

export function overview(values: Partial<Overview> = {}): Overview {
  return {
    ...common,
    groupBy: null,
    groups: [overviewGroup()],
    definitions,
    sentence: null,
    before: { from: '2026-05-01', to: '2026-07-31' },
    whole: overviewGroup({ n: 412 }),
    ...values,
  };
}

export function comparedLocation(values: Partial<ComparedLocation> = {}): ComparedLocation {
  return {
    group: 1,
    label: 'Alamo Heights',
    n: 171,
    rows: rows('loc1'),
    rate: rate(87, 171, 'loc1'),
    tooEarly: 12,
    tooEarlyRows: rows('loc1-early'),
    tooFew: false,
    shrunk: 0.5,
    place: 'inside',
    standardised: 0.5,
    ...values,
  };
}

export function comparison(values: Partial<Comparison> = {}): Comparison {
  const centre = 0.44;
  const sizes = [5, 8, 12, 20, 30, 45, 60, 80, 110, 150, 200];
  const band = (n: number, z: number) => z * Math.sqrt((centre * (1 - centre)) / n);
  return {
    ...common,
    groupBy: 'location',
    definitions,
    rate: 'booked30',
    prior: 20,
    whole: rate(151, 347, 'whole'),
    limits: sizes.map((n) => ({
      n,
      lower95: Math.max(0, centre - band(n, 1.96)),
      upper95: Math.min(1, centre + band(n, 1.96)),
      lower998: Math.max(0, centre - band(n, 3.09)),
      upper998: Math.min(1, centre + band(n, 3.09)),
    })),
    mixWarnings: [],
    groups: [
      comparedLocation(),
      comparedLocation({
        group: 2,
        label: 'Stone Oak',
        n: 90,
        rate: rate(21, 78, 'loc2'),
        shrunk: 0.3,
        place: 'below998',
        standardised: 0.29,
      }),
      comparedLocation({
        group: 3,
        label: 'Westover',
        n: 120,
        rate: rate(43, 98, 'loc3'),
        shrunk: 0.44,
        standardised: 0.43,
      }),
    ],
    ...values,
  };
}

/** A curve that rises on some days, with those at risk falling. */
export function curve(size: number, height: number): CurveRow[] {
  const days = [0, 1, 2, 3, 5, 8, 12, 18, 25, 34, 47, 60, 80, 100];
  return days.map((day, index) => {
    const incidence = height * (1 - Math.exp(-day / 9 - 0.08));
    const width = 1.96 * Math.sqrt((incidence * (1 - incidence)) / size);
    return {
      day,
      atRisk: Math.round(size * (1 - (0.9 * index) / days.length)),
      events: 3,
      competing: 1,
      censored: 0,
      incidence,
      lower: Math.max(0, incidence - width),
      upper: Math.min(1, incidence + width),
    };
  });
}

export function timedGroup(values: Partial<TimeToStageGroup> = {}): TimeToStageGroup {
  const { n = 171, group = null, label = 'All' } = values;
  return {
    group,
    label,
    n,
    rows: rows('timed'),
    stage: 'booked',
    curve: curve(n, 0.5),
    fixed: [fixed(30, 80, 160, 11), fixed(60, 70, 130, 41), fixed(90, 50, 90, 81)],
    atRisk: [0, 15, 30, 45, 60, 75, 90].map((day) => ({
      day,
      count: Math.round(n * 0.9 ** (day / 5)),
    })),
    ...values,
  };
}

export function timeToStage(values: Partial<TimeToStage> = {}): TimeToStage {
  return { ...common, groupBy: null, groups: [timedGroup()], definitions, ...values };
}

export function freeNow(values: Partial<FreeNow> = {}): FreeNow {
  return {
    asOf: testNow,
    locations: [
      {
        locationId: 1,
        label: 'Alamo Heights',
        timeZone: 'America/Chicago',
        consultation: { firstFreeAt: '2026-11-25T16:30:00.000Z' },
        infusion: { firstFreeAt: null },
      },
    ],
    ...values,
  };
}
