/**
 * Templates are worked out once, with a mark in place of every value; a mail is then made by
 * filling the marks in. So a value is never read as liquid, Markdown or HTML, whatever it
 * holds, and rendering a mail is a join of strings.
 */
const opening = '\uE000';
const closing = '\uE001';
const anyMark = /\uE000(\w+)\uE001/;
const markCharacters = /[\uE000\uE001]/g;

/** Literal, name, literal, name, … literal. */
export type Parts = readonly string[];

export function mark(name: string): string {
  return `${opening}${name}${closing}`;
}

export function withoutMarks(text: string): string {
  return text.replaceAll(markCharacters, '');
}

export function toParts(marked: string): Parts {
  return marked.split(anyMark);
}

export function namesIn(parts: Parts): string[] {
  return parts.filter((_, index) => index % 2 === 1);
}

export function fill(parts: Parts, valueOf: (name: string) => string): string {
  let filled = '';
  for (const [index, part] of parts.entries()) {
    filled += index % 2 === 1 ? valueOf(part) : part;
  }
  return filled;
}
