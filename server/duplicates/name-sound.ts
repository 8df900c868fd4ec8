import { doubleMetaphone } from 'double-metaphone';

/**
 * Roughly how a word of a name sounds, its vowels left out: what sounds alike has the same sound, and
 * so has some of what doesn't (Pérez and Porras), so it is to look by and never to decide by.
 * @param word a plain word, as `nameWords` gives it
 */
export function soundOf(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) {
    return known;
  }
  if (kept.size >= mostKept) {
    kept.clear();
  }
  const [sound] = doubleMetaphone(asHeard(word));
  // What has no sound in these languages is compared by its letters.
  const heard = sound === '' ? word : sound;
  kept.set(word, heard);
  return heard;
}

/** The same few thousand words come again and again. */
const kept = new Map<string, string>();
const mostKept = 20_000;

/**
 * A word as somebody writes it down who only hears it, in English and in Spanish: v as b, z and soft
 * c as s, ll as y, no h, no double letters, Jiménez as Giménez and Ximénez.
 */
export function asHeard(word: string): string {
  return word
    .replaceAll('v', 'b')
    .replaceAll('ll', 'y')
    .replaceAll(/(?<![cgpstw])h/g, '')
    .replaceAll(/^x|g(?=[ei])/g, 'j')
    .replaceAll(/c(?=[ei])|z/g, 's')
    .replaceAll(/qu(?=[ei])/g, 'k')
    .replaceAll(/gu(?=[ei])/g, 'g')
    .replaceAll(/(.)\1/g, '$1');
}
