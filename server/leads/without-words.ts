import * as vocabulary from '../../shared/vocabulary.ts';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const mark = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** Every word of a closed set of ours, such as `noAnswer` or `emailed`. */
const ours: ReadonlySet<unknown> = new Set(
  [...Object.values(vocabulary), ['staff', 'patient', 'leadClosed', 'undone', 'all']].flatMap(
    (each) => (Array.isArray(each) ? (each as unknown[]) : []),
  ),
);

/**
 * What is left of an event's data once no text is: numbers, yes and no, times, words of our own sets
 * and the ids of staff. It knows what may stay instead of what must go, so that no kind of event, of
 * today or later, keeps a name by being forgotten here. Pure.
 * @param staff the ids of all accounts
 */
export function withoutWords(value: unknown, staff: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => withoutWords(each, staff)).filter((each) => each !== undefined);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .map(([name, each]) => [name, withoutWords(each, staff)] as const)
      .filter(([, each]) => each !== undefined);
    return Object.fromEntries(entries);
  }
  return typeof value !== 'string' || maySurvive(value, staff) ? value : undefined;
}

function maySurvive(text: string, staff: ReadonlySet<string>): boolean {
  return ours.has(text) || instant.test(text) || mark.test(text) || staff.has(text);
}
