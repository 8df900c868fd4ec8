import type { LeadRow } from '../leads/lead.table.ts';
import { plainWord } from './row/choices.ts';

export type Person = Pick<LeadRow, 'email' | 'phone' | 'firstName' | 'lastName'>;

const localDigits = 10;

/** The end of the phone number, which is the same with and without the country; or null. */
export function tellingDigits({ phone }: Person): string | null {
  return phone === null ? null : phone.replaceAll(/\D/g, '').slice(-localDigits);
}

/** Small letters of the last name that are the same with and without accents. */
export function tellingLetters({ firstName, lastName }: Person): string {
  const parts = (lastName || firstName).toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return parts.toSorted((a, b) => b.length - a.length)[0] ?? '';
}

/**
 * Whether a row of a file tells of this person, whatever its columns are: it has their mail address or
 * phone number in some cell, or their full name and no one else's address or number. Pure.
 */
export function isAbout(cells: readonly string[], person: Person): boolean {
  const mails = cells.flatMap(mailsIn);
  const numbers = cells.flatMap(numbersIn);
  const digits = tellingDigits(person);
  const isTheirs = {
    mail: mails.includes(person.email?.toLowerCase() ?? ''),
    number: digits !== null && numbers.some((number) => number.includes(digits)),
  };
  const isNobodysElse = mails.length === 0 && numbers.length === 0;
  return isTheirs.mail || isTheirs.number || (isNobodysElse && names(cells, person));
}

function mailsIn(cell: string): string[] {
  const found = cell.toLowerCase().match(/[^\s<>,;:"'()[\]]+@[^\s<>,;:"'()[\]]+/g) ?? [];
  return found.map((each) => each.replace(/\.+$/, ''));
}

const date = /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\/\d{1,2}\/\d{2,4}/g;

function numbersIn(cell: string): string[] {
  const found = cell.replaceAll(date, ' ').match(/\d[\d\s()./\u2010-\u2013-]{5,}\d/g) ?? [];
  const numbers = found.map((each) => each.replaceAll(/\D/g, ''));
  return numbers.filter(({ length }) => length >= localDigits - 2);
}

/** In one cell, in whatever order, or in two. */
function names(cells: readonly string[], { firstName, lastName }: Person): boolean {
  const [first, last] = [plainWord(firstName), plainWord(lastName)];
  const words = cells.map(plainWord);
  const inOne = words.some((word) => word.includes(first + last) || word.includes(last + first));
  return first !== '' && (inOne || (words.includes(first) && words.includes(last)));
}
