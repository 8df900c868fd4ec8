import type { Delivery } from './mailer.ts';

const maxLength = 300;
/** The mailbox is full: it may be emptied again, so it is worth more tries. */
const mailboxFull = /\b[45]\.2\.2\b|^552/;
/** The mail server doesn't trust us: our settings are wrong, not the person's address. */
const ourOwnFault = new Set([421, 530, 534, 535, 538]);

/**
 * What an attempt that did not end well means for the mail.
 * @param wasRead whether the whole mail had been given to the connection
 */
export function failure(thrown: unknown, wasRead: boolean): Delivery {
  const { code, message } = answerOf(thrown);
  const error = message.replaceAll(/\s+/g, ' ').slice(0, maxLength);
  if (code === null) {
    return { kind: wasRead ? 'ambiguous' : 'temporary', error };
  }
  const permanent =
    code >= 500 && code !== 503 && !ourOwnFault.has(code) && !mailboxFull.test(message);
  return { kind: permanent ? 'permanent' : 'temporary', error };
}

/** The mail server's own words where there are any. */
function answerOf(thrown: unknown): { code: number | null; message: string } {
  if (!(thrown instanceof Error)) {
    return { code: null, message: 'unknown' };
  }
  const code = 'responseCode' in thrown ? thrown.responseCode : undefined;
  const response = 'response' in thrown ? thrown.response : undefined;
  return {
    code: typeof code === 'number' ? code : null,
    message: typeof response === 'string' ? response : thrown.message,
  };
}
