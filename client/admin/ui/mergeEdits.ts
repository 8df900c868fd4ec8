type Values = Readonly<Record<string, unknown>>;

/** A field that two people changed, each to something else. */
export type Clash = {
  /** Where it is in the record: `settings.remindHours`. */
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
};

export type Merge = {
  /** Their record with what I alone changed, and mine where we clash. */
  readonly values: Values;
  readonly clashes: readonly Clash[];
};

/**
 * Brings two changes of one record together, field by field: what only one of us changed is taken
 * as it is; what both changed to the same needs no word.
 * @param before the record that both began with
 */
export function mergeEdits(before: Values, mine: Values, theirs: Values): Merge {
  const was = leavesOf(before);
  const now = leavesOf(theirs);
  const changed = [...leavesOf(mine)].filter(([path, value]) => !isSame(value, was.get(path)));
  const clashes = changed
    .filter(
      ([path, value]) => !isSame(now.get(path), was.get(path)) && !isSame(now.get(path), value),
    )
    .map(([path, value]) => ({ path, mine: value, theirs: now.get(path) }));
  const values = changed.reduce((record, [path, value]) => withLeaf(record, path, value), theirs);
  return { values, clashes };
}

/** The record with another value at this place. */
export function withLeaf(record: Values, path: string, value: unknown): Values {
  const [name = '', ...rest] = path.split('.');
  const inner = record[name];
  const set =
    rest.length === 0 ? value : withLeaf(isGroup(inner) ? inner : {}, rest.join('.'), value);
  return { ...record, [name]: set };
}

/** Every value by its place; a group of fields is looked into, a list is one value. */
function leavesOf(record: Values, prefix = ''): Map<string, unknown> {
  return new Map(
    Object.entries(record).flatMap(([name, value]): [string, unknown][] =>
      isGroup(value) ? [...leavesOf(value, `${prefix}${name}.`)] : [[prefix + name, value]],
    ),
  );
}

function isGroup(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field that was emptied is null to the server and may be an empty text to the form. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(valueOf(a)) === JSON.stringify(valueOf(b));
}

function valueOf(value: unknown): unknown {
  return value === undefined || value === '' ? null : value;
}
