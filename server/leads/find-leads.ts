import type { FoundLead, LastContact } from '../../shared/found-lead.ts';
import { callOutcomes } from '../../shared/vocabulary.ts';
import type { Db } from '../db/database.ts';
import type { Viewer } from '../staff/principal.ts';
import { type ContactRow, contactRows, findLeadRows, type FoundRow } from './find.queries.ts';

/** The few leads a caller may be, with what has to be known before the second ring. */
export async function findLeads(db: Db, viewer: Viewer, typed: string): Promise<FoundLead[]> {
  const rows = await findLeadRows(db, viewer, typed);
  const contacts = await contactRows(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toFound(row, contacts));
}

function toFound(row: FoundRow, contacts: readonly ContactRow[]): FoundLead {
  const { email, voicemailOk, assigneeId, assigneeName, ...same } = row;
  return {
    ...same,
    voicemailOk: voicemailOk === null ? null : voicemailOk === 1,
    hasEmail: email !== null,
    assignee: personOf(assigneeId, assigneeName),
    lastContact: lastContact(contacts.filter(({ leadId }) => leadId === row.id)),
  };
}

/** @param contacts of one lead, the newest first */
function lastContact(contacts: readonly ContactRow[]): LastContact | null {
  const last = contacts.find(({ type }) => type !== 'emailQueued');
  if (!last) {
    return null;
  }
  const isMail = last.type === 'emailSent';
  const { actorId, actorName } = (isMail && senderOf(last, contacts)) || last;
  return {
    at: last.at,
    by: personOf(actorId, actorName),
    what: isMail ? 'email' : last.type === 'call' ? 'call' : 'note',
    outcome: callOutcomes.find((each) => each === dataOf(last)['outcome']) ?? null,
  };
}

/** The mail server's answer is nobody's act; who had the mail sent stands where it was queued. */
function senderOf(sent: ContactRow, contacts: readonly ContactRow[]): ContactRow | undefined {
  const { emailId } = dataOf(sent);
  return contacts.find(
    (each) => each.type === 'emailQueued' && dataOf(each)['emailId'] === emailId,
  );
}

function dataOf({ data }: ContactRow): Record<string, unknown> {
  return JSON.parse(data) as Record<string, unknown>;
}

function personOf(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null || name === null ? null : { id, name };
}
