import type { Grouping, Rows } from '../../../shared/report.ts';
import { type Group, groupsOf, type Kind } from './cohort.ts';
import { type Figure, figureTest } from './figures.ts';
import type { LeadFilter, ReportQuery, Scene } from './scene.ts';

/**
 * What is behind a figure, as a text that an address can carry: which leads of which range, as of
 * when, in which group, counted in which figure. Whoever asks for it counts anew, with their own
 * rights.
 */
export type CountedLeads = Pick<ReportQuery, 'from' | 'to' | 'asOf' | 'groupBy' | 'filter'> & {
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

/** The `filter` of `GET /api/leads` for a figure; `n` is what it showed. */
export function rowsOf(scene: Scene, group: Group, figure: Figure, n: number): Rows {
  const { query } = scene;
  const entries: [string, string | number | null | undefined][] = [
    ['figure', figure],
    ['n', n],
    ['from', group.range.from],
    ['to', group.range.to],
    ['asOf', new Date(query.asOf).toISOString()],
    ['kind', group.kind === 'asked' ? undefined : group.kind],
    ['by', group.groupBy],
    ['group', group.groupBy === null ? undefined : group.group],
    ...filterNames.map(
      (name) => [name, query.filter[name]] as [string, string | number | undefined],
    ),
  ];
  const said = entries.flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, String(value)]],
  );
  return { counted: new URLSearchParams(said).toString() };
}

/** Reads such a text; null where it is none. */
export function parseCounted(text: string): CountedLeads | null {
  const said = new URLSearchParams(text);
  const asOf = Date.parse(said.get('asOf') ?? '');
  const kind = said.get('kind') ?? 'asked';
  const [from, to, figure] = [said.get('from'), said.get('to'), said.get('figure')];
  if (!from || !to || !figure || Number.isNaN(asOf) || !isKind(kind)) {
    return null;
  }
  const filter = Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = said.get(name);
      return value === null ? [] : [[name, name === 'locationId' ? Number(value) : value]];
    }),
  ) as LeadFilter;
  return {
    from,
    to,
    asOf,
    figure,
    kind,
    filter,
    groupBy: said.get('by') as Grouping | null,
    group: said.get('group'),
  };
}

function isKind(kind: string): kind is Kind {
  return ['asked', 'taken', 'looked'].includes(kind);
}

/** The ids of the leads behind a figure; null where there is no such figure or group. */
export function leadsBehind(scene: Scene, counted: CountedLeads): number[] | null {
  const { kind, from, to, groupBy, group: wanted } = counted;
  const groups =
    groupBy === null
      ? groupsOf(scene, kind, { from, to }, null)
      : groupsOf(scene, kind, { from, to }, groupBy).filter(
          ({ group }) => (group === null ? null : String(group)) === wanted,
        );
  const [group] = groups;
  const test = group && figureTest(scene, group, counted.figure);
  return group && test
    ? [...group.members].filter(test).map((lead) => Number(scene.facts.leads.id[lead]))
    : null;
}
