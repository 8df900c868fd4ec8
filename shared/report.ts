import { z } from 'zod';
import { instant } from './instant.ts';
import { type CloseReason, concerns, languages, sources } from './vocabulary.ts';

/** The reports, as `GET /api/reports/NAME` calls them. */
export const reportNames = [
  'overview',
  'comparison',
  'funnel',
  'time-to-stage',
  'response-time',
  'capacity',
  'trend',
  'people',
] as const;
export type ReportName = (typeof reportNames)[number];

export const groupings = [
  'location',
  'source',
  'campaign',
  'concern',
  'assignee',
  'language',
  'month',
  'week',
] as const;
export type Grouping = (typeof groupings)[number];

/** The stages of a funnel, each a fact about a lead. `came`: a visit of any kind took place. */
export const funnelStages = [
  'requested',
  'contacted',
  'emailed',
  'booked',
  'came',
  'infused',
] as const;
export type FunnelStage = (typeof funnelStages)[number];

/** Events whose time since the request is looked at. */
export const timedStages = ['booked', 'infused'] as const;
export type TimedStage = (typeof timedStages)[number];

/** Days after which a rate is told. */
export const horizons = [30, 60, 90] as const;
export type Horizon = (typeof horizons)[number];

/** Rates by which locations are compared, and that are followed over time. */
export const comparedRates = [
  'booked30',
  'booked60',
  'booked90',
  'infused30',
  'infused60',
  'infused90',
  'withinTarget',
] as const;
export type ComparedRate = (typeof comparedRates)[number];

/** The longest range of one report. */
export const longestYears = 10;

const date = z.iso.date('Give a date like 2026-08-01.');

/**
 * What every report takes: the days of the request (inclusive, each in the time zone of the lead's
 * location), the instant at which it is told, and which leads.
 */
export const reportParameters = z
  .object({
    from: date,
    to: date,
    asOf: instant('Give an instant like 2026-11-22T14:00:00Z.').optional(),
    groupBy: z.enum(groupings).optional(),
    locationId: z.coerce.number().int().positive().optional(),
    source: z.enum(sources).optional(),
    concern: z.enum(concerns).optional(),
    language: z.enum(languages).optional(),
    assigneeId: z.string().max(100).optional(),
    campaign: z.string().max(200).optional(),
    stage: z.enum(timedStages).optional(),
    rate: z.enum(comparedRates).optional(),
    by: z.enum(['month', 'week']).optional(),
  })
  .strict();
export type ReportParameters = z.output<typeof reportParameters>;

/** A `filter` for `GET /api/leads` that lists exactly the leads counted. */
export type Rows = { readonly counted: string };
/** A `filter` for `GET /api/appointments` that lists exactly the visits counted. */
export type Visits = { readonly counted: string };

export type Count = { count: number; rows: Rows };

/**
 * A share of leads: `count` of `n`, with its Wilson interval (95 %), as fractions. Null where n is 0.
 * `rows` lists the counted, `nRows` all of whom they are a share.
 */
export type Rate = {
  n: number;
  count: number;
  rate: number | null;
  lower: number | null;
  upper: number | null;
  rows: Rows;
  nRows: Rows;
};

/** Of the leads whose horizon has passed; `tooEarly`: how many of the group it has not passed for. */
export type FixedRate = {
  horizon: Horizon;
  n: number;
  reached: number;
  rate: number | null;
  lower: number | null;
  upper: number | null;
  tooEarly: number;
  rows: Rows;
  nRows: Rows;
  tooEarlyRows: Rows;
};

/** A share of visits. */
export type VisitRate = {
  n: number;
  count: number;
  rate: number | null;
  lower: number | null;
  upper: number | null;
  visits: Visits;
  nVisits: Visits;
  /** Visits in the range whose time has passed and of which nobody wrote down what became of them. */
  unmarked: number;
  unmarkedVisits: Visits;
};

/** A quantile of waiting times, in business minutes. `atLeast`: so many wait that it is more. */
export type Quantile = { minutes: number; atLeast: boolean };

export type Response = {
  attempted: number;
  attemptedRows: Rows;
  /** Nobody has tried yet, and somebody should. */
  waiting: number;
  waitingRows: Rows;
  /** Booked by themselves, or over, before anybody tried. */
  ended: number;
  endedRows: Rows;
  /** Brought in by a list that says nothing of calls: not in the figures. */
  unknown: number;
  unknownRows: Rows;
  /** Business minutes; null: nobody was waited for. */
  median: number | null;
  p90: number | null;
  /** The same, saying whether it is only known to be more. */
  medianIs: Quantile | null;
  p90Is: Quantile | null;
  /** Target of the locations in the group, in business minutes; null where they differ. */
  target: number | null;
  withinTarget: Rate;
};

/** One group of a report; `group` is the value it was grouped by. */
export type Group = {
  group: string | number | null;
  label: string;
  n: number;
  rows: Rows;
};

export type ReportAnswer<Each extends Group> = {
  asOf: string;
  from: string;
  to: string;
  /** The zones whose days these are. */
  timeZones: string[];
  groupBy: Grouping | null;
  groups: Each[];
  /** What each figure means, in a sentence, by its name. */
  definitions: Record<string, string>;
};

export type ClosedCount = { closeReason: CloseReason; count: number; rows: Rows };
