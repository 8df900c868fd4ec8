type Asked = {
  readonly firstName: string;
  readonly lastName: string;
  /** Who asked, where it is not the patient. */
  readonly requesterName: string | null;
};

/** Whom mails, pages and calls address, and for whom that person asked. */
export type Addressee = {
  /** By what they are greeted. */
  readonly name: string;
  /** The patient's first name where somebody else asked; null: they asked for themselves. */
  readonly patient: string | null;
};

const title = /^(dr|dra|mr|mrs|ms|mx|sr|sra|srta|rev|prof)\.? /i;

/**
 * Who asked is reached at the phone and the mailbox they gave, so they are spoken to; the patient is
 * spoken of. Greeted by the first name, unless it begins with a title.
 */
export function addresseeOf({ firstName, lastName, requesterName }: Asked): Addressee {
  const requester = requesterName?.trim() ?? '';
  if (requester === '' || isSame(requester, `${firstName} ${lastName}`)) {
    return { name: firstName, patient: null };
  }
  const [first = requester] = requester.split(/\s+/);
  return { name: title.test(requester) ? requester : first, patient: firstName };
}

function isSame(a: string, b: string): boolean {
  return a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0;
}
