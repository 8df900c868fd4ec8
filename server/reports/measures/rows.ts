import { groupings, longestYears, reportParameters, type Rows } from '../../../shared/report.ts';
import { type Figure, patternOf } from './figures.ts';
import { type Group, groupsOf } from './groups.ts';
import { matches } from './marks.ts';
import { createScene, type LeadFilter, type ReportQuery, type Scene } from './scene.ts';
import { type Kind, kinds, subjectOf } from './subjects.ts';

/**
 * What is behind a figure, as a text that an address can carry: which leads or visits of which range,
 * as of when, in which group, counted in which figure. Whoever asks for it counts anew, with their
 * own rights.
 */
export type Counted = Pick<ReportQuery, 'from' | 'to' | 'asOf' | 'groupBy' | 'filter'> & {
  readonly kind: Kind;
  readonly group: string | null;
  readonly figure: string;
};

const filterNames = [
  'locationId',
  'source',
  'campaign',
  'concern',
  'language',
  'assigneeId',
] as const;

/** The `filter` for a figure of a group; `n` is what it showed. */
export function rowsOf(scene: Scene, group: Group, figure: Figure, n: number): Rows {
  return { counted: `figure=${figure}&n=${n}&${groupText(scene, group)}` };
}

const groupTexts = new WeakMap<Group, string>();

/** What the texts of all figures of a group have in common. */
function groupText({ query }: Scene, group: Group): string {
  const known = groupTexts.get(group);
  if (known !== undefined) {
    return known;
  }
  const { kind, range, groupBy } = group;
  const said: Record<string, string | number | null | undefined> = {
    from: range.from,
    to: range.to,
    asOf: new Date(query.asOf).toISOString(),
    kind: kind === 'asked' ? null : kind,
    by: groupBy,
    group: groupBy === null ? null : group.group,
    ...Object.fromEntries(filterNames.map((name) => [name, query.filter[name]])),
  };
  const entries = Object.entries(said).filter(([, value]) => value !== null && value !== undefined);
  const text = new URLSearchParams(
    entries.map(([name, value]) => [name, String(value)]),
  ).toString();
  groupTexts.set(group, text);
  return text;
}

/** Reads such a text; null where it is none. */
export function parseCounted(text: string): Counted | null {
  const said = new URLSearchParams(text);
  const when = parseWhen(said);
  const kind = kinds.find((each) => each === (said.get('kind') ?? 'asked'));
  const groupBy = groupings.find((each) => each === said.get('by')) ?? null;
  const figure = said.get('figure');
  if (!when || !figure || !kind) {
    return null;
  }
  return {
    ...when,
    figure,
    kind,
    filter: filterOf(said),
    groupBy,
    group: said.get('group'),
  };
}

const whenSaid = reportParameters.pick({ from: true, to: true, asOf: true }).required();
const earliest = Date.UTC(1970, 0, 1);

/**
 * The days and the instant of such a text, as a report can be about them, so that it is cheap to count
 * whoever wrote it; null where they aren't.
 */
export function parseWhen(said: URLSearchParams): Pick<Counted, 'from' | 'to' | 'asOf'> | null {
  const parsed = whenSaid.safeParse(
    Object.fromEntries(['from', 'to', 'asOf'].map((name) => [name, said.get(name)])),
  );
  if (!parsed.success) {
    return null;
  }
  const { from, to } = parsed.data;
  const asOf = Date.parse(parsed.data.asOf);
  const last = Temporal.PlainDate.from(from).add({ years: longestYears }).toString();
  return from <= to && to <= last && asOf >= earliest ? { from, to, asOf } : null;
}

function filterOf(said: URLSearchParams): LeadFilter {
  const given = filterNames.flatMap((name) => {
    const value = said.get(name);
    return value === null ? [] : [[name, name === 'locationId' ? Number(value) : value]];
  });
  return Object.fromEntries(given) as LeadFilter;
}

/**
 * The ids of the leads behind a figure, in their order; null where the text or its figure is none.
 * The scene tells whose leads; its facts are as of the text's `asOf`.
 */
export function behind(scene: Scene, text: string): number[] | null {
  const counted = parseCounted(text);
  return counted && counted.kind !== 'visits' ? idsBehind(scene, counted) : null;
}

/** The ids of the visits behind a figure; otherwise like `behind`. */
export function visitsBehind(scene: Scene, text: string): number[] | null {
  const counted = parseCounted(text);
  return counted?.kind === 'visits' ? idsBehind(scene, counted) : null;
}

function idsBehind(asked: Scene, counted: Counted): number[] | null {
  const { kind, from, to, groupBy, filter, asOf, figure } = counted;
  const scene = createScene(asked.facts, asked.places, { ...asked.query, from, to, filter, asOf });
  const range = { from, to };
  const pattern = patternOf(scene, { kind, range }, figure);
  if (pattern === null) {
    return null;
  }
  const group = groupsOf(scene, kind, range, groupBy).find((each) => isNamed(each, counted));
  const { ids } = subjectOf(scene, kind, range);
  const members = group?.members.filter((member) => matches(pattern, member));
  return Array.from(members ?? [], (member) => Number(ids[member]));
}

function isNamed({ group }: Group, { groupBy, group: wanted }: Counted): boolean {
  return groupBy === null || (group === null ? wanted === null : String(group) === wanted);
}
