/** One measured figure beside what it should be. */
export type Result = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: { readonly atMost: number } | { readonly atLeast: number };
  /** What it was measured from, for whoever doubts it. */
  readonly detail: string;
};

export function isMet({ value, target }: Result): boolean {
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}

/** The table that is printed: figure, target, and how it came about. */
export function toTable(results: readonly Result[]): string {
  const rows = results.map((result) => [
    isMet(result) ? 'ok' : 'MISSED',
    result.name,
    `${round(result.value)} ${result.unit}`.trim(),
    'atMost' in result.target ? `≤ ${result.target.atMost}` : `≥ ${result.target.atLeast}`,
    result.detail,
  ]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function round(value: number): number {
  return Number(value.toPrecision(3));
}

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
