/** A field that two people changed: its name in words, and what the other one wrote. */
export type Clash = { label: string; words: string };

type Values = Readonly<Record<string, unknown>>;

/** The fields among `mine` that somebody else changed too. */
export function clashesOf(before: Values, theirs: Values, mine: readonly string[]): Clash[] {
  return mine
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(theirs[name]))
    .map((name) => ({ label: labelOf(name), words: wordsOf(theirs[name]) }));
}

/** `firstName` → `First name`. */
function labelOf(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === '') {
    return 'nothing';
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'something else';
}
