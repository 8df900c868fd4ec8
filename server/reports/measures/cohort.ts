import type { Grouping } from '../../../shared/report.ts';
import { concernLabels, languageLabels, sourceLabels } from '../../../shared/labels.ts';
import { periodsOf, type Span, spanOf } from './periods.ts';
import { once, ownPlaces, type Range, type Scene } from './scene.ts';

/**
 * Whose leads a figure counts. `asked`: those who asked here in the range; `taken`: those who asked
 * elsewhere and are carried on here; `looked`: those who looked for a time here in the range.
 */
export type Kind = 'asked' | 'taken' | 'looked';

/** Some leads that are counted together: places in the columns of leads. */
export type Group = {
  readonly kind: Kind;
  readonly range: Range;
  /** The value they have in common; null: none of it. */
  readonly group: string | number | null;
  readonly label: string;
  readonly groupBy: Grouping | null;
  readonly members: Int32Array;
};

/** The leads of a kind and a range that whoever asks may count, and that the filter lets through. */
export function cohort(scene: Scene, kind: Kind, range: Range): Int32Array {
  return once(scene, `cohort ${kind} ${range.from} ${range.to}`, () => {
    const isIn = kind === 'looked' ? lookedIn(scene, range) : askedIn(scene, kind, range);
    const passes = passesFilter(scene);
    const { leads, asOf } = scene.facts;
    const members: number[] = [];
    for (let lead = 0; lead < leads.count; lead++) {
      if (
        leads.merged[lead] !== 1 &&
        Number(leads.requestedAt[lead]) <= asOf &&
        isIn(lead) &&
        passes(lead)
      ) {
        members.push(lead);
      }
    }
    return Int32Array.from(members);
  });
}

/** By location, when the range is there. */
export function spansOf(scene: Scene, range: Range): Map<number, Span> {
  return new Map(ownPlaces(scene).map(({ id, timeZone }) => [id, spanOf(range, timeZone)]));
}

function askedIn(scene: Scene, kind: Kind, range: Range): (lead: number) => boolean {
  const { leads } = scene.facts;
  const spans = spansOf(scene, range);
  return (lead) => {
    const asked = Number(leads.locationId[lead]);
    const carried = Number(leads.carriedBy[lead]);
    const span = spans.get(kind === 'taken' ? carried : asked);
    const at = Number(leads.requestedAt[lead]);
    return (
      span !== undefined &&
      at >= span.start &&
      at < span.end &&
      (kind === 'asked' || asked !== carried)
    );
  };
}

/** By lead the first look of the range at one of the own locations; -1: none. */
export function firstLooks(scene: Scene, range: Range): Int32Array {
  return once(scene, `looks ${range.from} ${range.to}`, () => {
    const { leads, looks, asOf } = scene.facts;
    const first = new Int32Array(leads.count).fill(-1);
    const places = placesOfLeads(scene);
    const spans = spansOf(scene, range);
    for (let look = 0; look < looks.count; look++) {
      const span = spans.get(Number(looks.locationId[look]));
      const at = Number(looks.at[look]);
      const lead = places.get(Number(looks.leadId[look]));
      if (span && lead !== undefined && at >= span.start && at < span.end && at <= asOf) {
        const known = Number(first[lead]);
        if (known < 0 || at < Number(looks.at[known])) {
          first[lead] = look;
        }
      }
    }
    return first;
  });
}

/** The place of each lead in the columns, by its id. */
export function placesOfLeads(scene: Scene): Map<number, number> {
  return once(scene, 'places of leads', () => {
    const { leads } = scene.facts;
    const places = new Map<number, number>();
    for (let lead = 0; lead < leads.count; lead++) {
      places.set(Number(leads.id[lead]), lead);
    }
    return places;
  });
}

function lookedIn(scene: Scene, range: Range): (lead: number) => boolean {
  const first = firstLooks(scene, range);
  return (lead) => Number(first[lead]) >= 0;
}

const filtered = ['source', 'campaign', 'concern', 'language', 'assigneeId'] as const;

function passesFilter({ facts: { leads }, query }: Scene): (lead: number) => boolean {
  const wanted = filtered.flatMap((name) => {
    const value = query.filter[name];
    // A word that nobody has lets nobody through.
    return value === undefined ? [] : [{ column: leads[name], word: leads.words.indexOf(value) }];
  });
  return (lead) => wanted.every(({ column, word }) => word >= 0 && column[lead] === word);
}

/** The cohort in groups, in the order of their names; one group `all` where nothing is grouped by. */
export function groupsOf(
  scene: Scene,
  kind: Kind,
  range: Range,
  groupBy: Grouping | null = scene.query.groupBy,
): Group[] {
  const members = cohort(scene, kind, range);
  const common = { kind, range, groupBy };
  if (groupBy === null) {
    return [{ ...common, group: 'all', label: 'All', members }];
  }
  const keyOf = keyer(scene, kind, range, groupBy);
  const byKey = new Map<number, number[]>(keyOf.always.map((key) => [key, []]));
  for (const lead of members) {
    const key = keyOf.of(lead);
    const some = byKey.get(key) ?? [];
    byKey.set(key, some);
    some.push(lead);
  }
  return [...byKey]
    .map(([key, some]) => ({ ...common, ...keyOf.name(key), members: Int32Array.from(some) }))
    .toSorted((a, b) => (keyOf.inOrder ? 0 : byLabel(a, b)));
}

/** Those without a value come last. */
function byLabel(a: Group, b: Group): number {
  return Number(a.group === null) - Number(b.group === null) || a.label.localeCompare(b.label);
}

type Named = Pick<Group, 'group' | 'label'>;
type Keyer = {
  readonly of: (lead: number) => number;
  readonly name: (key: number) => Named;
  /** Groups that are there even where nobody is in them. */
  readonly always: readonly number[];
  /** Whether the groups have an order of their own. */
  readonly inOrder: boolean;
};

function keyer(scene: Scene, kind: Kind, range: Range, groupBy: Grouping): Keyer {
  switch (groupBy) {
    case 'location':
      return byLocation(scene, kind, range);
    case 'month':
    case 'week':
      return byPeriod(scene, kind, range, groupBy);
    case 'assignee':
      return byWord(scene, 'assigneeId', (id) => scene.places.users.get(id) ?? id, 'Nobody');
    case 'source':
      return byWord(scene, 'source', (word) => labelIn(sourceLabels, word), 'Unknown');
    case 'concern':
      return byWord(scene, 'concern', (word) => labelIn(concernLabels.en, word), 'Unknown');
    case 'language':
      return byWord(scene, 'language', (word) => labelIn(languageLabels, word), 'Unknown');
    case 'campaign':
      return byWord(scene, 'campaign', (word) => word, 'No campaign');
  }
}

function labelIn(labels: Readonly<Record<string, string>>, word: string): string {
  return labels[word] ?? word;
}

function byWord(
  { facts: { leads } }: Scene,
  name: (typeof filtered)[number],
  label: (word: string) => string,
  none: string,
): Keyer {
  const column = leads[name];
  return {
    of: (lead) => Number(column[lead]),
    name: (key) => {
      const word = leads.words[key];
      return word === undefined
        ? { group: null, label: none }
        : { group: word, label: label(word) };
    },
    always: [],
    inOrder: false,
  };
}

/** Where it was asked, is carried on, or was looked for a time. */
function locationOf(scene: Scene, kind: Kind, range: Range): (lead: number) => number {
  const { leads, looks } = scene.facts;
  if (kind === 'looked') {
    const first = firstLooks(scene, range);
    return (lead) => Number(looks.locationId[Number(first[lead])]);
  }
  const column = kind === 'taken' ? leads.carriedBy : leads.locationId;
  return (lead) => Number(column[lead]);
}

function byLocation(scene: Scene, kind: Kind, range: Range): Keyer {
  const { locations } = scene.places;
  return {
    of: locationOf(scene, kind, range),
    name: (key) => ({ group: key, label: locations.get(key)?.name ?? `Location ${key}` }),
    always: ownPlaces(scene).map(({ id }) => id),
    inOrder: false,
  };
}

function byPeriod(scene: Scene, kind: Kind, range: Range, by: 'month' | 'week'): Keyer {
  const periods = periodsOf(range, by);
  const placeOf = locationOf(scene, kind, range);
  const starts = new Map(
    ownPlaces(scene).map(({ id, timeZone }) => [
      id,
      periods.map((period) => spanOf(period, timeZone).start),
    ]),
  );
  const at = momentOf(scene, kind, range);
  return {
    of: (lead) => (starts.get(placeOf(lead)) ?? []).findLastIndex((start) => start <= at(lead)),
    name: (key) => {
      const period = periods[key];
      return { group: period?.name ?? null, label: period?.label ?? '' };
    },
    always: periods.map((_period, index) => index),
    inOrder: true,
  };
}

/** When a lead of this kind came into the range. */
export function momentOf(scene: Scene, kind: Kind, range: Range): (lead: number) => number {
  const { leads, looks } = scene.facts;
  if (kind !== 'looked') {
    return (lead) => Number(leads.requestedAt[lead]);
  }
  const first = firstLooks(scene, range);
  return (lead) => Number(looks.at[Number(first[lead])]);
}
