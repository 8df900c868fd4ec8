import type { FieldValues } from 'react-hook-form';

/** What a search says of a new person: digits are their phone, words their name. */
export function callerOf(text: string): { name: string; phone: string } {
  if (/^[\d\s().+/-]+$/.test(text)) {
    return { name: '', phone: text };
  }
  const names = text.split(/\s+/).filter((word) => !/[\d@]/.test(word));
  return { name: names.join(' '), phone: '' };
}

/** The body of `POST /api/leads`. The first word is the first name: it is what mails greet by. */
export function leadOf({ name, phone, locationId }: FieldValues): Record<string, unknown> {
  const [firstName = '', ...lastNames] = String(name ?? '')
    .trim()
    .split(/\s+/);
  const number = String(phone ?? '').trim();
  return {
    firstName,
    lastName: lastNames.join(' '),
    ...(number !== '' && { phone: number }),
    locationId: locationId as unknown,
    source: 'phone',
  };
}
