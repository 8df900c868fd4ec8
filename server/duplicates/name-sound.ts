import { doubleMetaphone } from 'double-metaphone';

/**
 * How a word of a name sounds to somebody who writes down what they hear, in English and in Spanish:
 * v as b, z and soft c as s, ll as y, no h, Jiménez as Giménez and Ximénez.
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
  const [sound] = doubleMetaphone(spelledAsHeard(word));
  // What has no sound in these languages is compared by its letters.
  const heard = sound === '' ? word : sound;
  kept.set(word, heard);
  return heard;
}

/** The same few thousand words come again and again. */
const kept = new Map<string, string>();
const mostKept = 20_000;

function spelledAsHeard(word: string): string {
  return word
    .replaceAll('v', 'b')
    .replaceAll('ll', 'y')
    .replaceAll(/(?<![cgpstw])h/g, '')
    .replaceAll(/^x|g(?=[ei])/g, 'j')
    .replaceAll(/c(?=[ei])|z/g, 's')
    .replaceAll(/qu(?=[ei])/g, 'k')
    .replaceAll(/gu(?=[ei])/g, 'g');
}
