/** Said in full or left out, as people please. */
const particles = new Set(['de', 'del', 'la', 'las', 'los', 'y', 'da', 'dos', 'di', 'van', 'von']);
const generations = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/**
 * The words of a name as they are compared: without accents, case, punctuation, particles and what
 * tells a father from his son. Empty where a name has no letters.
 */
export function nameWords(name: string): string[] {
  const words = plainWords(name).filter((word) => !generations.has(word));
  const telling = words.filter((word) => !particles.has(word));
  return telling.length > 0 ? telling : words;
}

/** `jr`, `sr`, `ii` and the like: who differs in it is another person of the same name. */
export function generationOf({ firstName, lastName }: PersonName): string {
  const words = [...plainWords(firstName), ...plainWords(lastName)];
  return words.find((word) => generations.has(word)) ?? '';
}

export type PersonName = { readonly firstName: string; readonly lastName: string };

/** The same names come again and again, and each is compared with hundreds. */
const kept = new Map<string, readonly string[]>();
const mostKept = 20_000;

function plainWords(name: string): readonly string[] {
  const known = kept.get(name);
  if (known) {
    return known;
  }
  if (kept.size >= mostKept) {
    kept.clear();
  }
  const words = toPlainWords(name);
  kept.set(name, words);
  return words;
}

function toPlainWords(name: string): string[] {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’.]/g, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
