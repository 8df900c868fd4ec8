/**
 * What is true of each lead or visit, packed into the bits of one small number: a figure is a pattern
 * of such marks, so that counting walks once over them, however many figures there are. Loops count
 * by place here and wherever they may be a million long: iterators take several times as long.
 */
export type Marks = {
  readonly of: Uint16Array;
  /** One more than the largest number that these marks can be. */
  readonly size: number;
};

/** Some bits of the marks. */
export type Field = { readonly shift: number; readonly bits: number };

/** Those whose marks, but for the bits outside the mask, are this value. */
export type Pattern = { readonly marks: Marks; readonly mask: number; readonly value: number };

/** Fields beside each other, by how many bits each has: together 16 at most. */
export function fieldsOf<Name extends string>(bits: Record<Name, number>): Record<Name, Field> {
  let shift = 0;
  const fields = Object.entries<number>(bits).map(([name, width]): [string, Field] => {
    const field = { shift, bits: width };
    shift += width;
    return [name, field];
  });
  return Object.fromEntries(fields) as Record<Name, Field>;
}

/** Marks of so many leads or visits, to be filled in: none of the fields is true of any yet. */
export function emptyMarks(fields: Readonly<Record<string, Field>>, count: number): Marks {
  const bits = Object.values(fields).reduce((sum, field) => sum + field.bits, 0);
  return { of: new Uint16Array(count), size: 2 ** bits };
}

/** The bits of one field. */
export function put({ shift }: Field, value: number | boolean): number {
  return Number(value) << shift;
}

/** Those with a value in one field. */
export function having(marks: Marks, field: Field, value = 1): Pattern {
  return { marks, mask: (2 ** field.bits - 1) << field.shift, value: value << field.shift };
}

/** Those who match both patterns of the same marks. */
export function both(a: Pattern, b: Pattern): Pattern {
  return { marks: a.marks, mask: a.mask | b.mask, value: a.value | b.value };
}

export function matches({ marks, mask, value }: Pattern, member: number): boolean {
  return (Number(marks.of[member]) & mask) === value;
}

/** How many of the members match. */
export function countMatching(members: Int32Array, pattern: Pattern): number {
  const { marks, mask, value } = pattern;
  let count = 0;
  if (members.length > marks.size) {
    const counts = tally(members, marks);
    for (let each = 0; each < counts.length; each++) {
      count += (each & mask) === value ? Number(counts[each]) : 0;
    }
    return count;
  }
  for (let place = 0; place < members.length; place++) {
    count += matches(pattern, Number(members[place])) ? 1 : 0;
  }
  return count;
}

const tallies = new WeakMap<Int32Array, WeakMap<Marks, Uint32Array>>();

/** How many of the members have each of the numbers that marks can be; worked out once. */
export function tally(members: Int32Array, marks: Marks): Uint32Array {
  const known = tallies.get(members) ?? new WeakMap<Marks, Uint32Array>();
  tallies.set(members, known);
  const tallied = known.get(marks) ?? countEach(members, marks);
  known.set(marks, tallied);
  return tallied;
}

function countEach(members: Int32Array, { of, size }: Marks): Uint32Array {
  const counts = new Uint32Array(size);
  for (let place = 0; place < members.length; place++) {
    const mark = Number(of[Number(members[place])]);
    counts[mark] = Number(counts[mark]) + 1;
  }
  return counts;
}
