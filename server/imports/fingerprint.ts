import { hash } from 'node:crypto';
import type { LeadRow } from '../leads/lead.table.ts';

/** What only people change: clock and plan are worked out anew by themselves. */
const watched = [
  'locationId',
  'firstName',
  'lastName',
  'email',
  'phone',
  'preferredContact',
  'bestTime',
  'language',
  'concern',
  'message',
  'howHeard',
  'requesterName',
  'requesterRelation',
  'status',
  'closeReason',
  'assigneeId',
  'voicemailOk',
  'okToTalkTo',
  'formsSentAt',
  'formsReceivedAt',
  'clinicalReview',
  'driverConfirmed',
  'contactStop',
  'mergedIntoId',
] as const satisfies readonly (keyof LeadRow)[];

/** By which one sees later whether a lead is still as it was brought in, without keeping what it was. */
export function fingerprintOf(lead: LeadRow): string {
  const values = watched.map((column) => lead[column]);
  return hash('sha256', JSON.stringify(values), 'base64');
}
