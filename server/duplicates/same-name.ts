import { distance } from 'fastest-levenshtein';
import { asHeard } from './name-sound.ts';
import { generationOf, nameWords, type PersonName } from './name-words.ts';
import { onlyFullName } from './short-names.ts';

/**
 * Whether two names can be one person's, who is reached by the same phone or mailbox. A household
 * shares those too, so a first name is never guessed: it may differ in accents, case, a middle name
 * or a short form that has one meaning only, not in its spelling (Mario is not María, Daniel not
 * Daniela). Last names may sound alike or differ by one letter, and one of two may be missing;
 * another last name is another person until somebody says otherwise. First and last name may have
 * changed places.
 */
export function isCompatible(a: PersonName, b: PersonName): boolean {
  if (generationOf(a) !== generationOf(b)) {
    return false;
  }
  const inPlace =
    firstNamesAgree(a.firstName, b.firstName) && lastNamesAgree(a.lastName, b.lastName);
  return inPlace || isSwapped(a, b);
}

export function firstNamesAgree(one: string, another: string): boolean {
  const a = nameWords(one);
  const b = nameWords(another);
  if (a.length === 0 || b.length === 0) {
    return false;
  }
  return a.join('') === b.join('') || (sameFirst(a[0], b[0]) && middleNamesAgree(a, b));
}

/**
 * By which a first name is known again where the name itself is not kept: two that agree share one,
 * whatever comes after the first word.
 */
export function firstNameKeys(firstName: string): string[] {
  const words = nameWords(firstName);
  return [...new Set([onlyFullName(words[0] ?? ''), words.join('')])];
}

function sameFirst(a = '', b = ''): boolean {
  return a === b || onlyFullName(a) === onlyFullName(b);
}

/** None, the same, or an initial for one. */
function middleNamesAgree(a: readonly string[], b: readonly string[]): boolean {
  const shared = Math.min(a.length, b.length);
  return a.slice(1, shared).every((word, index) => {
    const other = b[index + 1] ?? '';
    const isInitial = word.length === 1 || other.length === 1;
    return isInitial ? word.charAt(0) === other.charAt(0) : word === other;
  });
}

/** The same, or one of two last names, in either order, as it is heard or with one letter wrong. */
export function lastNamesAgree(one: string, another: string): boolean {
  const [shorter = [], longer = []] = [nameWords(one), nameWords(another)].toSorted(
    (a, b) => a.length - b.length,
  );
  if (shorter.length === 0) {
    return false;
  }
  return (
    shorter.join('') === longer.join('') ||
    shorter.every((word) => longer.some((other) => isNearly(word, other)))
  );
}

const longEnough = 5;

function isNearly(a: string, b: string): boolean {
  const isLong = Math.min(a.length, b.length) >= longEnough;
  return a === b || (isLong && (asHeard(a) === asHeard(b) || distance(a, b) === 1));
}

export function isSwapped(a: PersonName, b: PersonName): boolean {
  const [first, last] = [nameWords(a.firstName).join(''), nameWords(a.lastName).join('')];
  const [otherFirst, otherLast] = [nameWords(b.firstName).join(''), nameWords(b.lastName).join('')];
  return first !== '' && first !== last && first === otherLast && last === otherFirst;
}
