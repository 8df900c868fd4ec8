import type { RaRecord } from 'react-admin';

/** The rows that weren't there before, or were another way. */
export function changedSince<Row extends RaRecord>(
  before: readonly Row[],
  now: readonly Row[],
): Row[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return now.filter((row) => {
    const was = known.get(row.id);
    return was !== row && JSON.stringify(was) !== JSON.stringify(row);
  });
}
