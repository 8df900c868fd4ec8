import { spansOf } from './periods.ts';
import { once, type Range, type Scene } from './scene.ts';
import { type Kind, subjectOf } from './subjects.ts';

/**
 * The leads (or visits) of a kind and a range that whoever asks may count, and that the filter lets
 * through: places in the columns, in their order. What was merged into another doesn't exist.
 */
export function cohort(scene: Scene, kind: Kind, range: Range): Int32Array {
  return once(scene, `cohort ${kind} ${range.from} ${range.to}`, () => {
    const { at, location, lead } = subjectOf(scene, kind, range);
    const isIn = spansOf(scene, range);
    const passes = passesFilter(scene);
    const members = new Int32Array(at.length);
    let count = 0;
    for (let member = 0; member < at.length; member++) {
      if (isIn(Number(location[member]), Number(at[member])) && passes(Number(lead[member]))) {
        members[count++] = member;
      }
    }
    return members.slice(0, count);
  });
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
  // Without a lead there is no mark that says it was merged.
  return (lead) => merged[lead] === 0 && wanted.every(({ column, word }) => column[lead] === word);
}
