import type { Columns, RowOf } from './columns.ts';

/** What the reports know of one lead, at some instant. */
export const leadSchema = {
  id: 'number',
  /** Where it was asked: the cohort it counts in. */
  locationId: 'number',
  /** Who carries it on. */
  carriedBy: 'number',
  source: 'word',
  campaign: 'word',
  concern: 'word',
  language: 'word',
  assigneeId: 'word',
  requestedAt: 'time',
  /** The first human contact, whenever it was. */
  contactedAt: 'time',
  /** Business minutes from the request to it, by the hours of that day, while somebody was waited for. */
  attemptMinutes: 'number',
  /** Business minutes until nobody was waited for any more, where nobody had tried. */
  endedMinutes: 'number',
  /** 1: brought in by a list that says nothing of calls, so how fast anybody was is not known. */
  responseUnknown: 'number',
  emailedAt: 'time',
  bookedAt: 'time',
  /** The first visit that took place. */
  cameAt: 'time',
  infusedAt: 'time',
  closedAt: 'time',
  closeReason: 'word',
  /** 1: merged into another; it doesn't exist. */
  merged: 'number',
  /** When the last thing happened of which this tells; what was before is found again from events. */
  lastAt: 'time',
} as const;

/** One visit. */
export const visitSchema = {
  id: 'number',
  leadId: 'number',
  locationId: 'number',
  kind: 'word',
  status: 'word',
  bookedAt: 'time',
  startsAt: 'time',
  endsAt: 'time',
  lastAt: 'time',
} as const;

/** What somebody saw when they looked for a time. */
export const lookSchema = {
  id: 'number',
  leadId: 'number',
  locationId: 'number',
  at: 'time',
  freeTimes: 'number',
  firstFreeAt: 'time',
} as const;

export type LeadFacts = RowOf<typeof leadSchema>;
export type VisitFacts = RowOf<typeof visitSchema>;
export type LookFacts = RowOf<typeof lookSchema>;

export type LeadColumns = Columns<typeof leadSchema>;
export type VisitColumns = Columns<typeof visitSchema>;
export type LookColumns = Columns<typeof lookSchema>;

/** Everything that figures are counted from, as it was at `asOf` (milliseconds). */
export type Facts = {
  readonly asOf: number;
  readonly leads: LeadColumns;
  readonly visits: VisitColumns;
  readonly looks: LookColumns;
};
