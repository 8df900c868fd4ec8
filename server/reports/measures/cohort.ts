import { type Spans, spansOf } from './periods.ts';
import { once, type Range, type Scene } from './scene.ts';
import { type Kind, type Subject, subjectOf } from './subjects.ts';

/**
 * The leads (or visits, or looks) of a kind and a range that whoever asks may count, and that the
 * filter lets through: places in the columns, in their order. What was merged into another doesn't
 * exist.
 */
export function cohort(scene: Scene, kind: Kind, range: Range): Int32Array {
  return once(scene, `cohort ${kind} ${range.from} ${range.to}`, () => {
    const subject = subjectOf(scene, kind, range);
    return membersIn(subject, spansOf(scene, range), passing(scene));
  });
}

/** Loops as long as this call nothing: a call for each of a million leads takes longer than all else. */
function membersIn(subject: Subject, { starts, ends }: Spans, passes: Uint8Array): Int32Array {
  const { candidates, at, location, lead } = subject;
  const members = new Int32Array(candidates.length);
  let count = 0;
  for (let place = 0; place < candidates.length; place++) {
    const member = Number(candidates[place]);
    const where = Number(location[member]);
    const time = Number(at[member]);
    if (
      time >= Number(starts[where]) &&
      time < Number(ends[where]) &&
      passes[Number(lead[member])] === 1
    ) {
      members[count++] = member;
    }
  }
  return members.slice(0, count);
}

const filtered = ['source', 'campaign', 'concern', 'language', 'assigneeId'] as const;

/** By lead 1 where it exists and has the values that are asked for. */
function passing(scene: Scene): Uint8Array {
  return once(scene, 'passing', findPassing);
}

function findPassing(scene: Scene): Uint8Array {
  const { facts, query } = scene;
  const passes = new Uint8Array(facts.leads.count).fill(1);
  keepOnly(passes, facts.leads.merged, 0);
  for (const name of filtered) {
    const value = query.filter[name];
    if (value !== undefined) {
      // A word that nobody has lets nobody through.
      const word = facts.leads.words.indexOf(value);
      keepOnly(passes, facts.leads[name], word < 0 ? Number.NaN : word);
    }
  }
  return passes;
}

function keepOnly(passes: Uint8Array, column: Int32Array, value: number): void {
  for (let lead = 0; lead < passes.length; lead++) {
    if (column[lead] !== value) {
      passes[lead] = 0;
    }
  }
}
