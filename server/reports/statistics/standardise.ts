import type { Proportion } from './wilson.ts';

/** Leads by what kind they are (source and concern, as one key): so many of so many in each cell. */
export type Cells = ReadonlyMap<string, Proportion>;

export type LocationCells = { readonly id: number; readonly cells: Cells };

/** Two locations whose order turns round once both have the group's mix. Rates are fractions. */
export type MixWarning = {
  readonly a: number;
  readonly b: number;
  /** Of all leads of `a` and of `b`. */
  readonly raw: readonly [number, number];
  /** At the group's mix. */
  readonly standardised: readonly [number, number];
  /** The share of the leads of `a` and of `b` that are in the cells compared. */
  readonly covered: readonly [number, number];
};

/** A cell with fewer leads says nothing about a location. */
export const smallestCell = 5;

/**
 * The rates that two locations would have with the same mix of leads, the group's: in the cells
 * where each of them has at least 5 leads, Σ w·rate / Σ w with w the leads of the whole group in that
 * cell. Cells that one of them lacks are left out for both and the weights of the others add up to 1
 * again; `covered` says how much of each location that is. Null where they share no such cell.
 * Source: direct standardisation, Breslow & Day, Statistical Methods in Cancer Research II (1987), 2.3.
 */
export function standardised(
  a: Cells,
  b: Cells,
  group: Cells,
): Pick<MixWarning, 'standardised' | 'covered'> | null {
  const keys = [...group.keys()].filter((key) => isLarge(a.get(key)) && isLarge(b.get(key)));
  if (keys.length === 0) {
    return null;
  }
  return {
    standardised: [atMix(a, keys, group), atMix(b, keys, group)],
    covered: [share(a, keys), share(b, keys)],
  };
}

/** Rates nearer to each other than this are the same. */
const tie = 1e-9;

/**
 * The pairs of locations whose order by the raw rate is reversed by standardising both to the
 * group's mix, each once, in the order given. Equal rates, raw or standardised, reverse nothing.
 */
export function mixWarning(locations: readonly LocationCells[], group: Cells): MixWarning[] {
  return locations.flatMap((a, index) =>
    locations.slice(index + 1).flatMap((b) => reversed(a, b, group) ?? []),
  );
}

function reversed(a: LocationCells, b: LocationCells, group: Cells): MixWarning | null {
  const adjusted = standardised(a.cells, b.cells, group);
  const raw = [rateOf(a.cells), rateOf(b.cells)] as const;
  return adjusted && order(raw) * order(adjusted.standardised) < 0
    ? { a: a.id, b: b.id, raw, ...adjusted }
    : null;
}

function order([a, b]: readonly [number, number]): number {
  return Math.abs(a - b) < tie ? 0 : Math.sign(a - b);
}

function isLarge(cell: Proportion | undefined): boolean {
  return cell !== undefined && cell.n >= smallestCell;
}

function atMix(cells: Cells, keys: readonly string[], group: Cells): number {
  const weightOf = (key: string) => group.get(key)?.n ?? 0;
  const weights = keys.reduce((sum, key) => sum + weightOf(key), 0);
  return keys.reduce((sum, key) => {
    const { count, n } = cells.get(key) ?? { count: 0, n: 1 };
    return sum + (weightOf(key) / weights) * (count / n);
  }, 0);
}

function share(cells: Cells, keys: readonly string[]): number {
  return keys.reduce((sum, key) => sum + (cells.get(key)?.n ?? 0), 0) / total(cells).n;
}

function rateOf(cells: Cells): number {
  const { count, n } = total(cells);
  return count / n;
}

function total(cells: Cells): Proportion {
  return [...cells.values()].reduce(
    (sum, cell) => ({ count: sum.count + cell.count, n: sum.n + cell.n }),
    { count: 0, n: 0 },
  );
}
