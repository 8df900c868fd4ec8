/** Lists as people type them. What isn't a number yet stays as typed, for the server to refuse. */

export function formatNumbers(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : '';
}

export function parseNumbers(text: string): (number | string)[] {
  const parts = text.split(',').map((part) => part.trim());
  const typed = parts.length === 1 && parts[0] === '' ? [] : parts;
  return typed.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

export function formatLines(value: unknown): string {
  return Array.isArray(value) ? value.join('\n') : '';
}

export function parseLines(text: string): string[] {
  return text === '' ? [] : text.split('\n').map((line) => line.trimStart());
}
