import { concernLabels, languageLabels, sourceLabels } from '../../../shared/labels.ts';
import type { Grouping } from '../../../shared/report.ts';
import { cohort } from './cohort.ts';
import { partsBy, periodsAt, pick } from './partition.ts';
import { periodsIn } from './periods.ts';
import { once, ownPlaces, type Range, type Scene } from './scene.ts';
import { type Kind, type Subject, subjectOf } from './subjects.ts';

/** Some leads, or visits, that are counted together. */
export type Group = {
  readonly kind: Kind;
  readonly range: Range;
  readonly groupBy: Grouping | null;
  /** The value they have in common; null: they have none. */
  readonly group: string | number | null;
  readonly label: string;
  /** Places in the columns */
  readonly members: Int32Array;
};

/** All of a kind and a range, as one group. */
export function wholeGroup(scene: Scene, kind: Kind, range: Range): Group {
  const members = cohort(scene, kind, range);
  return { kind, range, groupBy: null, group: 'all', label: 'All', members };
}

/**
 * The cohort in groups, in the order of their names, those without a value last; months and weeks in
 * theirs. Own locations, months and weeks are there even where nobody is in them.
 */
export function groupsOf(
  scene: Scene,
  kind: Kind,
  range: Range,
  groupBy: Grouping | null = scene.query.groupBy,
): Group[] {
  if (groupBy === null) {
    return [wholeGroup(scene, kind, range)];
  }
  return once(scene, `groups ${kind} ${range.from} ${range.to} ${groupBy}`, () => {
    const keys = keysOf(scene, subjectOf(scene, kind, range), range, groupBy);
    const members = cohort(scene, kind, range);
    const parts = partsBy(members, keys.of(members));
    const found = keys.always ?? [...parts.keys()];
    return inOrder(
      groupBy,
      found.map((key) => ({
        kind,
        range,
        groupBy,
        ...keys.name(key),
        members: parts.get(key) ?? new Int32Array(0),
      })),
    );
  });
}

/** Groups in the order of their names, those without a value last; months and weeks as they are. */
export function inOrder<Each extends Pick<Group, 'group' | 'label'>>(
  groupBy: Grouping | null,
  groups: readonly Each[],
): Each[] {
  return groupBy === 'month' || groupBy === 'week' ? [...groups] : groups.toSorted(byName);
}

const collator = new Intl.Collator('en');

function byName(a: Pick<Group, 'group' | 'label'>, b: Pick<Group, 'group' | 'label'>): number {
  return (
    Number(a.group === null) - Number(b.group === null) ||
    collator.compare(a.label, b.label) ||
    collator.compare(String(a.group), String(b.group))
  );
}

type Keys = {
  /** By place among some members. */
  readonly of: (members: Int32Array) => Int32Array;
  readonly name: (key: number) => Pick<Group, 'group' | 'label'>;
  /** All groups there are, where that doesn't depend on who is in them. */
  readonly always?: readonly number[];
};

function keysOf(scene: Scene, subject: Subject, range: Range, groupBy: Grouping): Keys {
  switch (groupBy) {
    case 'location':
      return byLocation(scene, subject);
    case 'month':
    case 'week':
      return byPeriod(scene, subject, range, groupBy);
    case 'assignee': {
      const { users } = scene.places;
      return byWord(scene, subject, 'assigneeId', (id) => users.get(id) ?? id, 'Nobody');
    }
    case 'source':
      return byWord(scene, subject, 'source', labelsOf(sourceLabels), 'Unknown');
    case 'concern':
      return byWord(scene, subject, 'concern', labelsOf(concernLabels.en), 'Unknown');
    case 'language':
      return byWord(scene, subject, 'language', labelsOf(languageLabels), 'Unknown');
    case 'campaign':
      return byWord(scene, subject, 'campaign', (word) => word, 'No campaign');
  }
}

const labelsOf = (labels: Readonly<Record<string, string>>) => (word: string) =>
  labels[word] ?? word;

function byWord(
  { facts: { leads } }: Scene,
  subject: Subject,
  name: 'source' | 'campaign' | 'concern' | 'language' | 'assigneeId',
  label: (word: string) => string,
  none: string,
): Keys {
  const column = leads[name];
  return {
    of: (members) => pick(column, pick(subject.lead, members)),
    name: (key) => {
      const word = leads.words[key];
      return word === undefined
        ? { group: null, label: none }
        : { group: word, label: label(word) };
    },
  };
}

function byLocation(scene: Scene, subject: Subject): Keys {
  const { locations } = scene.places;
  return {
    of: (members) => pick(subject.location, members),
    name: (key) => ({ group: key, label: locations.get(key)?.name ?? '' }),
    always: ownPlaces(scene).map(({ id }) => id),
  };
}

function byPeriod(scene: Scene, subject: Subject, range: Range, by: 'month' | 'week'): Keys {
  const periods = periodsIn(scene, range, by);
  return {
    of: periodsAt(scene, subject, periods),
    name: (key) => {
      const { name, label } = periods[key] ?? { name: null, label: '' };
      return { group: name, label };
    },
    always: periods.map((_period, index) => index),
  };
}
