import type { LinkVia } from '../../../shared/duplicates.ts';

/** `same phone, similar name` → `Same phone, similar name.` */
export function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** What a household shares. */
export const shared: Record<LinkVia, string> = {
  phone: 'Shares a phone with',
  email: 'Shares a mailbox with',
  both: 'Shares phone and mailbox with',
};
