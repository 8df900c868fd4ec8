import { type RawBuilder, sql } from 'kysely';

/** Three characters: what the index is made of. */
const gram = 3;

/** A word as somebody typed it: digits of a phone number, or letters. */
type Word = { readonly text: string; readonly isNumber: boolean };

/**
 * The condition that a lead matches what somebody typed: every word is part of its name, mail
 * address, phone number or reference; accents, case and punctuation ignored.
 * SQLite: an index over three-letter pieces. Two letters are looked for where a word begins, two
 * digits where the phone number ends; a single character compares with the beginnings of names.
 */
export function leadMatches(typed: string): RawBuilder<boolean> {
  const { match, initials } = anywhere(searchWords(typed));
  const conditions = [...initials];
  if (match !== '') {
    conditions.push(
      sql<boolean>`leads.id in (select rowid from "leadSearch" where "leadSearch" match ${match})`,
    );
  }
  return conditions.length === 0 ? sql<boolean>`1 = 0` : sql`(${sql.join(conditions, sql` and `)})`;
}

/** What the index is asked, and conditions on `leads` for what it can't answer. */
export type Asked = { readonly match: string; readonly initials: readonly RawBuilder<boolean>[] };

/**
 * How to look for what was typed, the best first: where words begin and phone numbers end, then
 * anywhere in them. Nothing where there is too little to look for: one character is no search.
 */
export function waysToFind(typed: string): Asked[] {
  const words = searchWords(typed);
  const { initials, match } = anywhere(words);
  const edges = words.filter(isIndexed).map(atEdge).join(' AND ');
  return [...new Set([edges, match])]
    .filter((each) => each !== '')
    .map((each) => ({ match: each, initials }));
}

function anywhere(words: readonly Word[]): Asked {
  const match = words.filter(isIndexed).map((word) => {
    return [...word.text].length < gram ? atEdge(word) : quoted(word.text);
  });
  const initials = words.filter((word) => !isIndexed(word)).map(startsName);
  return { match: match.join(' AND '), initials };
}

/** Two characters and the space at the edge of the word make a piece of the index. */
function isIndexed({ text }: Word): boolean {
  return [...text].length >= gram - 1;
}

/** Words begin after a space; after the phone number comes the reference, `SP …`. */
function atEdge({ text, isNumber }: Word): string {
  return quoted(isNumber ? `${text} S` : ` ${text}`);
}

/** `(210) 555-0142` is one number, not three words; anything else is split at spaces. */
function searchWords(typed: string): Word[] {
  const text = typed.replaceAll(/\p{Cc}/gu, ' ');
  const parts = isPhoneLike(text) ? [text] : text.split(/\s+/);
  return parts.flatMap<Word>((part) =>
    isPhoneLike(part)
      ? [{ text: part.replaceAll(/\D/g, ''), isNumber: true }]
      : plain(part).map((word) => ({ text: word, isNumber: false })),
  );
}

function isPhoneLike(text: string): boolean {
  return /^[\d\s().+/-]+$/.test(text) && /\d/.test(text);
}

/** Without the punctuation that the index leaves out too (migration 0011). */
function plain(part: string): string[] {
  const words = part.replaceAll(/['’.]/g, '').split('-');
  return words.filter((word) => word !== '');
}

function startsName({ text }: Word): RawBuilder<boolean> {
  const pattern = `% ${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql<boolean>`(' ' || leads."firstName" || ' ' || leads."lastName") like ${pattern} escape '\\'`;
}

function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
