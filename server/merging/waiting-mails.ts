import type { Trx } from '../db/database.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { isInvitation } from '../mail/may-mail.ts';
import type { EmailRow } from '../mail/mail.table.ts';
import { suppressWaiting, updateEmail, waitingMails } from '../mail/email.queries.ts';
import type { Changes } from './merging.table.ts';
import { keepRow } from './rows.queries.ts';

type Joined = {
  readonly mergeId: number;
  readonly from: LeadRow;
  /** The lead that stays, as it is afterwards. */
  readonly into: LeadRow;
};

/**
 * Mails that wait as two leads become one: the person gets each thing once, and at the address that
 * stays. Called before the rows go over.
 * @returns whether one asked to another location than the one that stays, so that an invitation of
 *   that one has to take its place
 */
export async function joinWaitingMails(trx: Trx, joined: Joined): Promise<boolean> {
  const { from, into } = joined;
  const own = await waitingMails(trx, into.id);
  const others = await waitingMails(trx, from.id);
  const isAsked = own.some(isInvitation);
  let isMissing = false;
  for (const mail of [...own, ...others]) {
    const needless = isInvitation(mail)
      ? whyNeedless(into, isAsked && others.includes(mail))
      : null;
    const why = needless ?? (isStrange(into, mail) ? atAnotherPlace : null);
    await (why === null ? redirect(trx, joined, mail) : holdBack(trx, joined, mail, why));
    isMissing ||= why === atAnotherPlace && mail.status === 'queued';
  }
  return isMissing;
}

const atAnotherPlace =
  'The two leads were merged, and a mail of the location that stays takes its place.';

/** An invitation to a location that is not the lead's, of which it knows no more times. */
const isStrange = ({ locationId }: LeadRow, mail: EmailRow) =>
  isInvitation(mail) && mail.locationId !== locationId;

/** After a split the other lead's own invitation waits again, and not the one in its place too. */
export async function holdStrange(trx: Trx, lead: LeadRow): Promise<void> {
  for (const mail of await waitingMails(trx, lead.id)) {
    if (isStrange(lead, mail)) {
      await suppressWaiting(trx, mail.id, 'The leads were split, and their own mails wait again.');
    }
  }
}

function whyNeedless({ status }: LeadRow, isDouble: boolean): string | null {
  if (status === 'booked' || status === 'infused') {
    return 'The two leads were merged, and the person has booked.';
  }
  return isDouble ? 'The two leads were merged, and the other mail asks the same.' : null;
}

async function holdBack(trx: Trx, joined: Joined, mail: EmailRow, why: string): Promise<void> {
  if (mail.status !== 'queued') {
    return;
  }
  await change(trx, joined, mail, {
    status: { before: mail.status, after: 'suppressed' },
    nextAttemptAt: { before: mail.nextAttemptAt, after: null },
    error: { before: mail.error, after: why },
  });
}

async function redirect(trx: Trx, joined: Joined, mail: EmailRow): Promise<void> {
  const { email } = joined.into;
  if (email !== null && email !== mail.to && mail.status === 'queued') {
    await change(trx, joined, mail, { to: { before: mail.to, after: email } });
  }
}

async function change(
  trx: Trx,
  { mergeId }: Joined,
  mail: EmailRow,
  changes: Changes,
): Promise<void> {
  const columns = Object.entries(changes).map(([column, { after }]) => [column, after]);
  await updateEmail(trx, mail.id, Object.fromEntries(columns) as Partial<EmailRow>);
  const leadId = Number(mail.leadId);
  await keepRow(trx, mergeId, { tableName: 'emails', rowId: mail.id, leadId, changes });
}
