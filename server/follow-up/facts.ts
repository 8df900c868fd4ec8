import { whyNotContact, whySaidNo } from '../consent/may.ts';
import { contactFacts } from '../consent/why-not.ts';
import type { Db } from '../db/database.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { findLocation } from '../locations/location.queries.ts';
import type { TaskRow } from '../tasks/task.table.ts';
import type { PlanFacts } from './cadence.ts';
import { leadEvents } from './events.ts';

/** Reads what the plan of a lead is worked out from. `open`: its open tasks. */
export async function planFacts(
  db: Db,
  lead: LeadRow,
  open: readonly TaskRow[],
): Promise<PlanFacts> {
  const location = await findLocation(db, lead.locationId);
  if (!location) {
    throw new Error('a lead without a location');
  }
  const contact = await contactFacts(db, lead);
  const mail = { channel: 'email', purpose: 'followUp', automatic: true } as const;
  return {
    lead,
    location,
    events: await leadEvents(db, lead.id),
    mayMail: whyNotContact(contact, mail) === null,
    noCall: whySaidNo(contact, 'phone', 'request'),
    otherCallOpen: open.some(({ kind, origin }) => origin !== 'plan' && isCall(kind)),
    promiseOpen: open.some(({ origin }) => origin === 'promise'),
  };
}

function isCall(kind: TaskRow['kind']): boolean {
  return kind === 'call' || kind === 'rebook';
}
