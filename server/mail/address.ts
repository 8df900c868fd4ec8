/** `Name <address>` or a plain address, as MAIL_FROM and the column `from` have it. */
export type Mailbox = { readonly name: string; readonly address: string };

const named = /^(.*)<([^<>\s]+@[^<>\s]+)>$/s;
/** A plain address and nothing that a mail server could read as more than one. */
const plain = /^[^\s\p{Cc}<>()[\],;:\\"@]+@[^\s\p{Cc}<>()[\],;:\\"@]+$/u;

export function parseMailbox(text: string): Mailbox {
  const match = named.exec(text);
  return match
    ? { name: (match[1] ?? '').trim().replaceAll(/^"|"$/g, ''), address: match[2] ?? '' }
    : { name: '', address: text.trim() };
}

export function formatMailbox({ name, address }: Mailbox): string {
  const safe = name.replaceAll(/[\p{Cc}<>"]+/gu, ' ').trim();
  return safe === '' ? address : `${safe} <${address}>`;
}

export function isPlainAddress(text: string): boolean {
  return text.length <= 254 && plain.test(text);
}
