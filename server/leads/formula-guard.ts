/** What a spreadsheet takes for the beginning of a formula, behind guards that were there before. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r＝＋－＠]/;

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes before it, also before one that
 * has an apostrophe there already, so that `unguarded` gives back exactly what was.
 */
export function guardedCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The cell as it was before `guardedCell`; of other programs' files too, where it means the same. */
export function unguardedCell(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
