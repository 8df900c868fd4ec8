import { soundOf } from './name-sound.ts';
import { nameWords, type PersonName } from './name-words.ts';
import { fullNamesOf } from './short-names.ts';

const edge = 3;
const mostWords = 3;

/**
 * The keys by which a name is found again, however it is written next time. A wrong letter spoils
 * the beginning of a word or its end, or changes how it sounds, but hardly all three; so each key
 * holds one name by its sound and the other by its sound, its beginning or its end. Short forms are
 * kept under the full names too.
 */
export function nameKeys({ firstName, lastName }: PersonName): string[] {
  const firsts = nameWords(firstName)
    .slice(0, mostWords - 1)
    .flatMap(withFullNames);
  const lasts = nameWords(lastName).slice(0, mostWords);
  const keys = firsts.flatMap((first) =>
    lasts.flatMap((last) => [
      `s ${soundOf(first)} ${soundOf(last)}`,
      `b ${soundOf(first)} ${last.slice(0, edge)}`,
      `e ${soundOf(first)} ${last.slice(-edge)}`,
      `B ${soundOf(last)} ${first.slice(0, edge)}`,
      `E ${soundOf(last)} ${first.slice(-edge)}`,
    ]),
  );
  return [...new Set(keys)];
}

/** What to look for: the keys of the name, and of the name with first and last swapped. */
export function keysToFind(name: PersonName): string[] {
  const { firstName, lastName } = name;
  const swapped = nameKeys({ firstName: lastName, lastName: firstName });
  return [...new Set([...nameKeys(name), ...swapped.filter((key) => key.startsWith('s '))])];
}

function withFullNames(word: string): string[] {
  return [word, ...fullNamesOf(word)];
}
