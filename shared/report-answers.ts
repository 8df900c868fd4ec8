import type {
  ClosedCount,
  ComparedRate,
  Count,
  FixedRate,
  FunnelStage,
  Group,
  Rate,
  ReportAnswer,
  Response,
  Rows,
  TimedStage,
  VisitRate,
} from './report.ts';

export type OverviewFigures = Group & {
  response: Response;
  booked: FixedRate[];
  infused: FixedRate[];
  noShow: VisitRate;
  /** All that are closed, and by reason. */
  closedAll: Count;
  closed: ClosedCount[];
  /** People who looked for a time: how many saw none soon enough and have not booked. */
  unmet: Unmet & { shown: number; shownRows: Rows };
  /** Asked here, carried on elsewhere; they count here. */
  handedOver: Count;
  /** Asked elsewhere, carried on here; they count there. */
  takenOver: Count & { booked: Count; infused: Count };
};
/**
 * Of those who looked and of whom it can be said (a week has passed): how many saw no time within two
 * weeks and did not book within one.
 */
export type Unmet = Rate;
export type OverviewGroup = OverviewFigures & { before: OverviewFigures };
export type Overview = ReportAnswer<OverviewGroup> & {
  /** What changed most, where it is more than chance; null: nothing did. */
  sentence: string | null;
  /** The range before, as long as this one. */
  before: { from: string; to: string };
  /** The same figures of all own locations together, where the groups are parts of them. */
  whole: OverviewGroup;
};

export type FunnelGroup = Group & {
  stages: (Omit<Rate, 'nRows'> & { stage: FunnelStage })[];
  /** All that are closed, and by reason. */
  closedAll: Count;
  closed: ClosedCount[];
  /** By the last stage each lead reached: who is still open there, and who left there, and why. */
  last: {
    stage: FunnelStage;
    open: Count;
    closed: Count;
    reasons: ClosedCount[];
  }[];
};
export type Funnel = ReportAnswer<FunnelGroup>;

/** One row for each day on which somebody reached the stage or was closed before. */
export type CurveRow = {
  day: number;
  atRisk: number;
  events: number;
  competing: number;
  censored: number;
  incidence: number;
  lower: number;
  upper: number;
};
export type TimeToStageGroup = Group & {
  stage: TimedStage;
  curve: CurveRow[];
  fixed: FixedRate[];
  /** How many are still followed on some days of the axis. */
  atRisk: { day: number; count: number }[];
};
export type TimeToStage = ReportAnswer<TimeToStageGroup>;

/** Of one hour of one weekday (1: Monday) on which people asked. */
export type HourCell = {
  weekday: number;
  hour: number;
  n: number;
  count: number;
  rows: Rows;
  nRows: Rows;
};
export type ResponseGroup = Group &
  Response & {
    /** Of the attempted, by business minutes; `to` null: and more. */
    distribution: { from: number; to: number | null; count: number; rows: Rows }[];
    /** By hour and weekday at which they asked: how many were tried within target. */
    arrivals: HourCell[];
    /** Waiting longer than the location's breach. */
    breaches: Count;
  };
export type ResponseTime = ReportAnswer<ResponseGroup>;

export type CapacityGroup = Group & {
  /** Of those who looked for a time: what they saw when they looked first. */
  shown: {
    n: number;
    rows: Rows;
    none: Count;
    /** Days to the earliest free time; null where nobody saw one. */
    daysToFirst: { median: number | null; p90: number | null };
    freeTimes: { median: number | null };
    /** `to` null: and more; `from` null: no free time at all. */
    distribution: {
      from: number | null;
      to: number | null;
      count: number;
      rows: Rows;
      /** Of those of whom it can be said: how many left without booking. */
      left: Rate;
    }[];
  };
  /** Looked, and did not book within a week; of those for whom the week has passed. */
  left: Rate;
  /** Saw no time within two weeks, and did not book within one. */
  unmet: Unmet;
  /** By hour and weekday at which they looked: how many left without booking. */
  looks: HourCell[];
  /** Room hours of the range that has passed: open and taken by visits. */
  rooms: { openHours: number; takenHours: number; share: number | null };
  /** No-shows by days from the booking to the visit. */
  noShowByLead: (VisitRate & { from: number; to: number | null })[];
};
export type Capacity = ReportAnswer<CapacityGroup>;

export type TrendPeriod = {
  /** `2026-08` or `2026-W32` */
  period: string;
  label: string;
  n: number;
  rows: Rows;
  withinTarget: Rate;
  booked30: FixedRate;
  infused60: FixedRate;
};
export type TrendGroup = Group & { periods: TrendPeriod[] };
export type Trend = ReportAnswer<TrendGroup> & { by: 'month' | 'week' };

export type ComparedLocation = Group & {
  rate: Rate;
  tooEarly: number;
  tooEarlyRows: Rows;
  /** Fewer than 5: counts only. */
  tooFew: boolean;
  /** Drawn towards the group's rate with a weight of 20 leads. */
  shrunk: number | null;
  place: 'inside' | 'below95' | 'above95' | 'below998' | 'above998' | null;
  /** At the group's mix of source and concern; null where too few to say. */
  standardised: number | null;
};
export type Comparison = ReportAnswer<ComparedLocation> & {
  rate: ComparedRate;
  prior: number;
  whole: Rate;
  /** The bands of the funnel plot, from few leads to many. */
  limits: { n: number; lower95: number; upper95: number; lower998: number; upper998: number }[];
  /** Pairs whose order turns round at the group's mix of source and concern. */
  mixWarnings: { a: number; b: number; sentence: string }[];
};

/** How often somebody did something; `work` is a `filter` for `GET /api/activities` that lists it. */
export type WorkCount = { count: number; work: { readonly counted: string } };
/** `tasks` is a `filter` for `GET /api/tasks`. */
export type TaskCount = { count: number; tasks: { readonly counted: string } };

export const workKinds = ['calls', 'reached', 'mails', 'notes', 'booked', 'tasksDone'] as const;
export type WorkKind = (typeof workKinds)[number];
export const promiseKinds = ['all', 'kept', 'late', 'open'] as const;
export type PromiseKind = (typeof promiseKinds)[number];

/** One of the staff; `n` and `rows`: the leads of the range that they have. */
export type PersonGroup = Group & {
  /** What they did themselves in the range, whoever's lead it was. */
  done: Record<WorkKind, WorkCount>;
  /** Calls that were promised for a time in the range: kept within the hour, late, still open. */
  promises: Record<PromiseKind, TaskCount>;
  /** Of their leads; the rate only where there are 50 for whom it can be said. */
  booked30: FixedRate;
  enough: boolean;
};
export type People = ReportAnswer<PersonGroup>;

/** `GET /api/reports/free-now`: the earliest time that somebody who asked now could have. */
export type FreeNow = {
  asOf: string;
  locations: {
    locationId: number;
    label: string;
    timeZone: string;
    /** Null: none up to the horizon of the booking page. */
    consultation: { firstFreeAt: string | null };
    infusion: { firstFreeAt: string | null };
  }[];
};
