import { distance } from 'fastest-levenshtein';
import { type DuplicateRule, duplicateRules, type LinkVia } from '../../shared/duplicates.ts';
import type { Reach } from '../leads/lead.queries.ts';
import { asHeard, soundOf } from './name-sound.ts';
import { generationOf, nameWords, type PersonName } from './name-words.ts';
import { firstNamesAgree, isSwapped, lastNamesAgree } from './same-name.ts';
import { fullNamesOf } from './short-names.ts';

/** A person as far as a lead knows them, or somebody has typed. */
export type ComparedPerson = PersonName &
  Reach & {
    /** ISO instant */
    readonly requestedAt: string;
  };

export type Comparison = {
  /** The sum of the points of the reasons. */
  readonly score: number;
  readonly reasons: readonly DuplicateRule[];
  /** What two people share whose names can't be one person's; null: no household. */
  readonly household: LinkVia | null;
};

/**
 * How much speaks for two leads being one person's. Pure; each reason has its points in
 * `duplicateRules`. A name has to agree at least a little: a shared phone or mailbox alone is a
 * household.
 * @param namesakes how many others have the same name: a rare one says more
 */
export function comparePeople(a: ComparedPerson, b: ComparedPerson, namesakes: number): Comparison {
  if (isUnnamed(a) || isUnnamed(b)) {
    const reasons = reachRules(a, b);
    return { score: pointsOf(reasons), reasons, household: null };
  }
  const shared = sharedReach(a, b);
  const name = nameRule(a, b);
  if (name === null) {
    return { score: 0, reasons: [], household: shared };
  }
  const reasons = [...reachRules(a, b), name, ...dateRules(a, b, name, namesakes)];
  return { score: pointsOf(reasons), reasons, household: null };
}

/** Somebody is still typing: what else they gave is all there is to go by. */
function isUnnamed({ lastName }: PersonName): boolean {
  return lastName === '';
}

function pointsOf(reasons: readonly DuplicateRule[]): number {
  return reasons.reduce((sum, rule) => sum + duplicateRules[rule].points, 0);
}

/** By what both are reached; null: by nothing. */
export function sharedReach(a: Reach, b: Reach): LinkVia | null {
  const phone = a.phone !== null && a.phone === b.phone;
  const email = a.email !== null && a.email === b.email;
  if (phone && email) {
    return 'both';
  }
  return phone ? 'phone' : email ? 'email' : null;
}

function reachRules(a: ComparedPerson, b: ComparedPerson): DuplicateRule[] {
  return [
    ...(bothHave(a.email, b.email) ? emailRule(a.email ?? '', b.email ?? '') : []),
    ...(bothHave(a.phone, b.phone) ? phoneRule(a.phone ?? '', b.phone ?? '') : []),
  ];
}

const bothHave = (a: string | null, b: string | null) => a !== null && b !== null;

function emailRule(a: string, b: string): DuplicateRule[] {
  if (a === b) {
    return ['sameEmail'];
  }
  // Another number in it is another mailbox: maria1 is not maria2.
  return digits(a) === digits(b) && distance(a, b) <= 2 ? ['nearEmail'] : [];
}

const digits = (text: string) => text.replaceAll(/\D/g, '');

/** One digit wrong, or two that changed places. */
function phoneRule(a: string, b: string): DuplicateRule[] {
  if (a === b) {
    return ['samePhone'];
  }
  const wrong = a.length === b.length ? [...a].filter((digit, at) => digit !== b[at]).length : 3;
  const isSwap = wrong === 2 && [...a].toSorted().join('') === [...b].toSorted().join('');
  return wrong === 1 || isSwap ? ['nearPhone'] : [];
}

/** How alike two names are; null: they are two people's. The strictest rule that holds counts. */
export function nameRule(a: PersonName, b: PersonName): DuplicateRule | null {
  if (generationOf(a) !== '' && generationOf(b) !== '' && generationOf(a) !== generationOf(b)) {
    return null;
  }
  const [first, otherFirst] = [nameWords(a.firstName).join(''), nameWords(b.firstName).join('')];
  const [last, otherLast] = [nameWords(a.lastName).join(''), nameWords(b.lastName).join('')];
  if (first === otherFirst && last === otherLast && first + last !== '') {
    return 'sameName';
  }
  if (isSwapped(a, b)) {
    return 'swappedName';
  }
  const sameFirst = firstNamesAgree(a.firstName, b.firstName) || mayBeShort(a, b);
  if (sameFirst) {
    return lastNamesAgree(a.lastName, b.lastName) ? shortOrNear(a, b) : slipOr(last, otherLast);
  }
  return lastNamesAgree(a.lastName, b.lastName) ? nearFirstName(first, otherFirst) : null;
}

const longName = 7;

/** Two letters wrong in a long last name are a slip; more are another name. */
function slipOr(last: string, other: string): DuplicateRule {
  const isSlip = Math.min(last.length, other.length) >= longName && distance(last, other) <= 2;
  return isSlip ? 'similarName' : 'sameFirstName';
}

/** Alex may be Alexandra: enough to ask, never enough to decide. */
function mayBeShort(a: PersonName, b: PersonName): boolean {
  const [word = '', other = ''] = [nameWords(a.firstName)[0], nameWords(b.firstName)[0]];
  return fullNamesOf(word).includes(other) || fullNamesOf(other).includes(word);
}

/** The first names agree: do the last names in their letters too, or only nearly? */
function shortOrNear(a: PersonName, b: PersonName): DuplicateRule {
  const last = nameWords(a.lastName);
  const other = nameWords(b.lastName);
  if (last.some((word) => other.includes(word)) || last.join('') === other.join('')) {
    return 'shortName';
  }
  return last.some((word) => other.some((each) => asHeard(word) === asHeard(each)))
    ? 'soundsAlike'
    : 'similarName';
}

const longEnough = 4;

function nearFirstName(a: string, b: string): DuplicateRule | null {
  if (Math.min(a.length, b.length) < longEnough) {
    return null;
  }
  if (asHeard(a) === asHeard(b)) {
    return 'soundsAlike';
  }
  // Mario and Maria have one sound too: what differs in a letter is alike in its letters.
  if (distance(a, b) <= 1 || isTransposed(a, b)) {
    return 'similarName';
  }
  return soundOf(a) === soundOf(b) ? 'soundsAlike' : null;
}

/** `dolroes` for `dolores`: the commonest slip of two fingers. */
function isTransposed(a: string, b: string): boolean {
  return (
    a.length === b.length &&
    distance(a, b) === 2 &&
    [...a].toSorted().join('') === [...b].toSorted().join('')
  );
}

const nearDays = 14;
const fewNamesakes = 3;

/** Names and dates alone say little, and nothing where both gave other ways to reach them. */
function dateRules(
  a: ComparedPerson,
  b: ComparedPerson,
  name: DuplicateRule,
  namesakes: number,
): DuplicateRule[] {
  const apart = Math.abs(Date.parse(a.requestedAt) - Date.parse(b.requestedAt));
  const isNear = apart <= nearDays * 86_400_000;
  const isRare = name === 'sameName' && namesakes <= fewNamesakes && !contradict(a, b);
  return [
    ...(isNear ? (['nearDate'] as const) : []),
    ...(isRare ? (['uncommonName'] as const) : []),
  ];
}

function contradict(a: ComparedPerson, b: ComparedPerson): boolean {
  const phones = bothHave(a.phone, b.phone) && a.phone !== b.phone;
  return phones && bothHave(a.email, b.email) && a.email !== b.email;
}
