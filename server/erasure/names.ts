import type { LeadRow } from '../leads/lead.table.ts';

type Named = Pick<
  LeadRow,
  'firstName' | 'lastName' | 'email' | 'phone' | 'requesterName' | 'okToTalkTo'
>;

/** Texts that name this person and hardly anybody else. */
export function namesOf({ firstName, lastName, email, phone }: Named): string[] {
  const digits = phone?.slice(-10) ?? '';
  return [email, phone, digits, `${firstName} ${lastName}`, `${lastName} ${firstName}`].filter(
    (text): text is string => text !== null && text.trim().length > 3,
  );
}

/** What somebody searches for who looks for this person: surnames are shared, and yet may mean them. */
export function surnamesOf({ lastName }: Pick<Named, 'lastName'>): string[] {
  return [lastName, ...lastName.split(/[\s-]+/)].filter((part) => part.length > 2);
}

/** Whether somebody who reads this text learns who it is about. Pure. */
export function tellsWho(text: string, lead: Named): boolean {
  const words = wordsOf(text);
  const parts = [lead.firstName, lead.lastName, lead.requesterName, lead.okToTalkTo]
    .flatMap((name) => wordsOf(name ?? ''))
    .filter((part) => part.length > 1);
  const digits = text.replaceAll(/\D/g, '');
  const number = lead.phone?.slice(-7) ?? '';
  return (
    parts.some((part) => words.includes(part)) ||
    (lead.email !== null && text.toLowerCase().includes(lead.email)) ||
    (number !== '' && digits.includes(number))
  );
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}
