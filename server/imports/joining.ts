import { spreadStop } from '../consent/contact-stop.service.ts';
import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import { updateLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { finishOpenTasks } from '../tasks/task.service.ts';
import { fingerprintOf } from './fingerprint.ts';
import { importConsent } from './import-consent.ts';
import { type NewEvent, spoken } from './lead-events.ts';
import { appendAll, type Written } from './making.ts';
import type { Parsed } from './parsed.ts';
import type { ImportedLead } from './row/read-row.ts';

/** What a lead may lack and a file may know. */
const filledFields = [
  'email',
  'phone',
  'bestTime',
  'howHeard',
  'requesterName',
  'requesterRelation',
  'message',
  'voicemailOk',
  'okToTalkTo',
  'formsSentAt',
  'formsReceivedAt',
  'clinicalReview',
] as const satisfies readonly (keyof LeadRow & keyof ImportedLead)[];

export type Filled = Partial<Pick<LeadRow, (typeof filledFields)[number] | 'concern'>>;

/**
 * Adds a row to the lead of the same person: what the lead lacks is filled in, notes and calls come
 * to its history, a "no" to being contacted holds. What the lead has stays, and so does its status:
 * that follows from what happened here. A "yes" of the file gives it nothing.
 */
export async function joinLead(
  trx: Trx,
  { record, named }: Parsed,
  row: number,
  imported: ImportedLead,
  known: LeadRow,
  at: string,
): Promise<Written & { readonly filled: Filled }> {
  const filled = lacking(known, imported);
  const stops = imported.contactStop !== null && known.contactStop !== 'doNotContact';
  const by = { at, actorId: record.userId };
  const said = await importConsent(trx, known, { ...imported.consent, given: [] }, record.userId);
  const events: NewEvent[] = [
    ...spoken(imported, named),
    ...said,
    ...(stops
      ? [{ ...by, type: 'contactStopped' as const, data: { reason: imported.contactStop } }]
      : []),
    {
      ...by,
      type: 'imported',
      data: { importId: record.id, row, joined: true, filled: Object.keys(filled) },
    },
  ];
  const ids = await appendAll(trx, known.id, events);
  if (stops && imported.contactStop === 'doNotContact') {
    await finishOpenTasks(trx, known.id, at, 'doNotContact');
  }
  const stop = stops ? { contactStop: imported.contactStop } : {};
  await updateLead(trx, known.id, { ...filled, ...stop });
  const lead = await replan(trx, known.id, at);
  if (stops) {
    await spreadStop(trx, lead, at);
  }
  return { lead, ...ids, fingerprint: fingerprintOf(lead), filled };
}

function lacking(known: LeadRow, imported: ImportedLead): Filled {
  const missing = filledFields.filter((field) => known[field] === null && imported[field] !== null);
  const filled = Object.fromEntries(missing.map((field) => [field, imported[field]]));
  const asked = known.concern === 'undisclosed' && imported.concern !== 'undisclosed';
  return { ...filled, ...(asked && { concern: imported.concern }) };
}
