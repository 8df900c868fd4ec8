import { isIn, spansOf } from './periods.ts';
import { once, type Range, type Scene } from './scene.ts';
import { type Kind, subjectOf } from './subjects.ts';

/**
 * The leads (or visits) of a kind and a range that whoever asks may count, and that the filter lets
 * through: places in the columns, in their order. What was merged into another doesn't exist.
 */
export function cohort(scene: Scene, kind: Kind, range: Range): Int32Array {
  return once(scene, `cohort ${kind} ${range.from} ${range.to}`, () => {
    const { candidates, at, location, lead } = subjectOf(scene, kind, range);
    const spans = spansOf(scene, range);
    const passes = passesFilter(scene);
    const members = scratch(scene, candidates.length);
    let count = 0;
    for (let place = 0; place < candidates.length; place++) {
      const member = Number(candidates[place]);
      if (
        isIn(spans, Number(location[member]), Number(at[member])) &&
        passes(Number(lead[member]))
      ) {
        members[count++] = member;
      }
    }
    return members.slice(0, count);
  });
}

/** Room for as many as there may be: what is found is copied out of it. */
function scratch(scene: Scene, length: number): Int32Array {
  return once(scene, `scratch ${length}`, () => new Int32Array(length));
}

const filtered = ['source', 'campaign', 'concern', 'language', 'assigneeId'] as const;

function passesFilter({ facts: { leads }, query }: Scene): (lead: number) => boolean {
  const wanted = filtered.flatMap((name) => {
    const value = query.filter[name];
    // A word that nobody has lets nobody through.
    const word = value === undefined ? -1 : leads.words.indexOf(value);
    return value === undefined ? [] : [{ column: leads[name], word: word < 0 ? Number.NaN : word }];
  });
  const { merged } = leads;
  return (lead) => {
    if (lead < 0 || merged[lead] !== 0) {
      return false;
    }
    // A loop and no `every`: that makes a function for each of a million leads.
    for (const { column, word } of wanted) {
      if (column[lead] !== word) {
        return false;
      }
    }
    return true;
  };
}
