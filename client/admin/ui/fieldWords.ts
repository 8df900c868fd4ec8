import {
  channelLabels,
  concernLabels,
  languageLabels,
  roleLabels,
} from '../../../shared/labels.ts';
import { formatPhone } from '../format/phone.ts';

/** `settings.remindHours` → `Remind hours`. */
export function fieldLabel(path: string): string {
  const words = nameOf(path).replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const wordsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  preferredContact: channelLabels.en,
  language: languageLabels,
  concern: concernLabels.en,
  role: roleLabels,
};

/** The value of a field as one would say it. */
export function valueWords(path: string, value: unknown): string {
  if (value === null || value === undefined || value === '') {
    return 'nothing';
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (Array.isArray(value)) {
    return value.every(isPlain) ? value.join(', ') : `a list of ${value.length}`;
  }
  return isPlain(value) ? `“${plainWords(nameOf(path), String(value))}”` : 'something else';
}

function plainWords(name: string, value: string): string {
  return name === 'phone' ? formatPhone(value) : (wordsOf[name]?.[value] ?? value);
}

function nameOf(path: string): string {
  return path.split('.').at(-1) ?? path;
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
