import { locationSettings } from '../../shared/location.ts';
import { type RowOf, type Schema, toColumns } from '../../server/reports/facts/columns.ts';
import {
  type LeadFacts,
  leadSchema,
  type LookFacts,
  lookSchema,
  type VisitFacts,
  visitSchema,
} from '../../server/reports/facts/schemas.ts';
import {
  createScene,
  type Place,
  type ReportQuery,
  type Scene,
} from '../../server/reports/measures/scene.ts';

/** Times may be written as instants. */
type Given<Facts> = {
  [Name in keyof Facts]?: Facts[Name] | (Name extends `${string}At` | 'at' ? string : never);
};

type GivenScene = {
  readonly asOf: string;
  readonly leads?: readonly Given<LeadFacts>[];
  readonly visits?: readonly Given<VisitFacts>[];
  readonly looks?: readonly Given<LookFacts>[];
  readonly places?: readonly Place[];
  readonly query?: Partial<Omit<ReportQuery, 'asOf'>>;
};

const msPerMinute = 60_000;
export const minutes = (count: number) => count * msPerMinute;
export const days = (count: number) => minutes(count * 24 * 60);

const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  opensAt: '09:00',
  closesAt: '17:00',
}));

/** A location, open from Monday to Friday from 9 to 5, with one room. */
const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

export function placeOf(id: number, name: string, timeZone: string, rooms = 1): Place {
  const settings = locationSettings.parse({});
  const calendar = { timeZone, hours: weekdays, closures: [], settings };
  const inUse = Array.from({ length: rooms }, () => always);
  return { id, name, timeZone, rooms: inUse, versions: [{ from: 0, calendar }] };
}

export const alamo = placeOf(1, 'Alamo Heights', 'America/Chicago');
export const westover = placeOf(2, 'Westover', 'America/New_York');

/** Leads, visits and looks as the reports read them; what isn't given is nothing, or the usual. */
export function sceneOf({
  asOf,
  leads = [],
  visits = [],
  looks = [],
  places,
  query,
}: GivenScene): Scene {
  const at = Date.parse(asOf);
  const locations = new Map((places ?? [alamo, westover]).map((place) => [place.id, place]));
  const usual = { locationId: 1, carriedBy: 1, source: 'web', merged: 0, responseUnknown: 0 };
  const whole = leads.map((lead) => ({
    ...usual,
    ...(lead.locationId === undefined ? {} : { carriedBy: lead.locationId }),
    ...lead,
  }));
  return createScene(
    {
      asOf: at,
      leads: toColumns(leadSchema, rowsOf(leadSchema, whole)),
      visits: toColumns(visitSchema, rowsOf(visitSchema, visits)),
      looks: toColumns(lookSchema, rowsOf(lookSchema, looks)),
    },
    { locations, users: new Map() },
    { ...usualQuery, ...query, asOf: at },
  );
}

const usualQuery: Omit<ReportQuery, 'asOf'> = {
  report: 'overview',
  from: '2026-01-01',
  to: '2026-12-31',
  groupBy: null,
  filter: {},
  locationIds: 'all',
  stage: 'booked',
  rate: 'booked30',
  by: 'month',
};

/** Rows with every column; ids count from 1, visits and looks are at the first location. */
function rowsOf<S extends Schema>(schema: S, rows: readonly object[]): RowOf<S>[] {
  return rows.map((row, place) => {
    const given: Readonly<Record<string, unknown>> = { id: place + 1, locationId: 1, ...row };
    const columns = Object.entries(schema).map(([name, kind]) => {
      const value = given[name] ?? null;
      return [name, kind === 'time' && typeof value === 'string' ? Date.parse(value) : value];
    });
    return Object.fromEntries(columns) as RowOf<S>;
  });
}
