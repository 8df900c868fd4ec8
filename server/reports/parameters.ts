import {
  longestYears,
  type ReportName,
  type ReportParameters,
  reportNames,
  reportParameters,
} from '../../shared/report.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/database.ts';
import { fieldErrors, HttpError, notFound } from '../http/errors.ts';
import { plainWords } from '../http/plain-words.ts';
import { allLocations } from '../locations/location.queries.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import type { ReportQuery } from './measures/scene.ts';

type Asking = { readonly db: Db; readonly clock: Clock; readonly principal: Principal };

/**
 * What an address asks for, checked.
 * @throws HttpError 400 with a message for each parameter that can't be used, 404 for an unknown
 *   report, or a location that is not there or not one's own
 */
export async function readReportQuery(
  { db, clock, principal }: Asking,
  name: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<ReportQuery> {
  const report = reportNames.find((each) => each === name);
  if (!report) {
    throw notFound('This report');
  }
  const parsed = reportParameters.safeParse(parameters, { error: plainWords });
  if (!parsed.success) {
    throw unusable(fieldErrors(parsed.error));
  }
  const asked = parsed.data;
  const now = clock.now();
  const { locationId } = asked;
  const locations = await allLocations(db);
  if (
    locationId !== undefined &&
    !locations.some(({ id }) => id === locationId && maySeeLocation(principal, id))
  ) {
    throw notFound('This location');
  }
  requireFitting(report, asked);
  requireRange(
    asked,
    lastDay(
      now,
      locations.map(({ timeZone }) => timeZone),
    ),
  );
  return toQuery(report, asked, instantOf(asked, now), principal);
}

function unusable(errors: Record<string, string>): HttpError {
  const [first = 'This can’t be used.'] = Object.values(errors);
  return new HttpError(400, 'malformed', first, { errors });
}

/** Today, where it is latest: a report of today must not be refused in the east. */
function lastDay(now: Temporal.Instant, timeZones: readonly string[]): string {
  const days = ['UTC', ...timeZones].map((zone) =>
    now.toZonedDateTimeISO(zone).toPlainDate().toString(),
  );
  return days.toSorted().at(-1) ?? '';
}

function requireRange({ from, to }: ReportParameters, today: string): void {
  if (from > to) {
    throw unusable({ to: 'The range ends before it begins: choose a later end.' });
  }
  if (to > today) {
    throw unusable({ to: `The range ends after today: choose ${today} or earlier.` });
  }
  const longest = Temporal.PlainDate.from(from).add({ years: longestYears });
  if (Temporal.PlainDate.compare(Temporal.PlainDate.from(to), longest) >= 0) {
    throw unusable({
      from: `A report covers ${longestYears} years at most: choose a later beginning.`,
    });
  }
}

/** By week there are so many years at most: nobody reads more rows. */
const longestByWeek = 2;
/** What staff did is not told by what their leads asked for. */
const notOfPeople = ['source', 'campaign', 'concern', 'language', 'assigneeId'] as const;
/** By what these are grouped, whatever is asked for. */
const ownGrouping: Partial<Record<ReportName, string>> = {
  comparison: 'location',
  people: 'assignee',
};

/** What a report can't do is said, never left out. */
function requireFitting(report: ReportName, asked: ReportParameters): void {
  const { groupBy, by = 'month', from, to } = asked;
  const own = ownGrouping[report];
  if (own !== undefined && groupBy !== undefined && groupBy !== own) {
    throw unusable({ groupBy: `This report is by ${own} always: leave this out.` });
  }
  if (report === 'trend' && (groupBy === 'month' || groupBy === 'week')) {
    throw unusable({ groupBy: 'A trend is over time already: group it by something else.' });
  }
  const stranger = notOfPeople.find((name) => report === 'people' && asked[name] !== undefined);
  if (stranger !== undefined) {
    throw unusable({ [stranger]: 'What staff did is not counted by this: take it off.' });
  }
  const isWeekly = groupBy === 'week' || (report === 'trend' && by === 'week');
  const last = Temporal.PlainDate.from(from).add({ years: longestByWeek }).toString();
  if (isWeekly && to >= last) {
    throw unusable({
      from: `By week a report covers ${longestByWeek} years at most: choose months.`,
    });
  }
}

/** @returns milliseconds */
function instantOf({ asOf }: ReportParameters, now: Temporal.Instant): number {
  const at = asOf === undefined ? now.epochMilliseconds : Date.parse(asOf);
  if (at > now.epochMilliseconds) {
    throw unusable({
      asOf: 'Nobody knows yet how it will stand then: choose a time that has passed.',
    });
  }
  return at;
}

function toQuery(
  report: ReportName,
  asked: ReportParameters,
  asOf: number,
  { locationIds }: Principal,
): ReportQuery {
  const { from, to, groupBy, stage = 'booked', rate = 'booked30', by = 'month' } = asked;
  const { locationId, source, campaign, concern, language, assigneeId } = asked;
  const filter = { locationId, source, campaign, concern, language, assigneeId };
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return {
    report,
    from,
    to,
    asOf,
    groupBy: groupBy ?? null,
    filter: Object.fromEntries(given),
    locationIds,
    stage,
    rate,
    by,
  };
}
