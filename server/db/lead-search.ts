import { type RawBuilder, sql } from 'kysely';

/** Three characters: what the index is made of. */
const gram = 3;

/**
 * The condition that a lead matches what somebody typed: every word is part of its name, mail
 * address, phone number or reference; accents, case and the punctuation of numbers ignored.
 * SQLite: an index over three-letter pieces; shorter words (de, la) compare with the start of any
 * word of a name.
 */
export function leadMatches(typed: string): RawBuilder<boolean> {
  const words = searchWords(typed);
  const indexed = words.filter((word) => [...word].length >= gram);
  const short = words.filter((word) => [...word].length < gram);
  const conditions = short.map(startsName);
  if (indexed.length > 0) {
    const match = indexed.map(quoted).join(' AND ');
    conditions.push(
      sql<boolean>`leads.id in (select rowid from "leadSearch" where "leadSearch" match ${match})`,
    );
  }
  return conditions.length === 0 ? sql<boolean>`1 = 0` : sql`(${sql.join(conditions, sql` and `)})`;
}

/** `(210) 555-0142` is one number, not three words; anything else is split at spaces. */
function searchWords(text: string): string[] {
  const typed = text.replaceAll(/\p{Cc}/gu, ' ');
  if (/^[\d\s().+/-]+$/.test(typed) && /\d/.test(typed)) {
    return [typed.replaceAll(/\D/g, '')];
  }
  return typed.split(/\s+/).filter((word) => word !== '');
}

function startsName(word: string): RawBuilder<boolean> {
  const pattern = `% ${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql<boolean>`(' ' || leads."firstName" || ' ' || leads."lastName") like ${pattern} escape '\\'`;
}

function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
