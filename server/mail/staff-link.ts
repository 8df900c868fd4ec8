import type { EmailRow } from './mail.table.ts';

type Content = { readonly text: string; readonly html: string };

const bookingToken = /(\/book\/)[\w-]+/g;
const passwordToken = /(\/set-password\?token=)[\w-]+/g;
const monthlyToken = /(\/monthly-mail\/)[\w.-]+/g;

/** A mail to a colleague. */
export function isStaffMail({ leadId }: Pick<EmailRow, 'leadId'>): boolean {
  return leadId === null;
}

/** Whoever reads the link in it can take over an account. */
export function opensAccount(email: Pick<EmailRow, 'leadId' | 'template'>): boolean {
  return isStaffMail(email) && email.template !== 'monthlyReport';
}

/** The mail's words without the code of its link. */
export function withoutLink({ text, html }: Content): Content {
  return { text: hidden(text), html: hidden(html) };
}

function hidden(words: string): string {
  return [passwordToken, bookingToken, monthlyToken].reduce(
    (text, token) => text.replaceAll(token, '$1…'),
    words,
  );
}
