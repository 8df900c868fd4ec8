import type { EmailRow } from './mail.table.ts';

type Content = { readonly text: string; readonly html: string };

const bookingToken = /(\/book\/)[\w-]+/g;
const passwordToken = /(\/set-password\?token=)[\w-]+/g;

/** A mail to a colleague: whoever reads its link can take over the account. */
export function isStaffMail({ leadId }: Pick<EmailRow, 'leadId'>): boolean {
  return leadId === null;
}

/** The mail's words without the code of its link. */
export function withoutLink({ text, html }: Content): Content {
  return { text: hidden(text), html: hidden(html) };
}

function hidden(words: string): string {
  return words.replaceAll(passwordToken, '$1…').replaceAll(bookingToken, '$1…');
}
