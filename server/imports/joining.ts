import { inheritStop, spreadStop } from '../consent/contact-stop.service.ts';
import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import { updateLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { finishOpenTasks } from '../tasks/task.service.ts';
import { fingerprintOf } from './fingerprint.ts';
import { importConsent, voicemail } from './import-consent.ts';
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
  'okToTalkTo',
  'formsSentAt',
  'formsReceivedAt',
  'clinicalReview',
] as const satisfies readonly (keyof LeadRow & keyof ImportedLead)[];

export type Filled = Partial<Pick<LeadRow, (typeof filledFields)[number] | 'concern'>>;

/**
 * Heeds the "no" of a row that is left out: a list that knows of one is right, whatever else of it
 * isn't wanted. Nothing else of the row comes in.
 */
export async function heedNo(
  trx: Trx,
  { record }: Parsed,
  imported: ImportedLead,
  known: LeadRow,
  at: string,
): Promise<void> {
  const said = await refusals(trx, imported, known, { at, actorId: record.userId });
  await appendAll(trx, known.id, said.events);
  await refuse(trx, known, said, {}, at);
}

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
  const by = { at, actorId: record.userId };
  const said = await refusals(trx, imported, known, by);
  const events: NewEvent[] = [
    // First, so that the order of writing tells that what follows was not known before.
    {
      ...by,
      type: 'imported',
      data: { importId: record.id, row, joined: true, filled: Object.keys(filled) },
    },
    ...spoken(imported, named),
    ...said.events,
  ];
  const ids = await appendAll(trx, known.id, events);
  const lead = await refuse(trx, known, said, filled, at);
  return { lead, ...ids, fingerprint: fingerprintOf(lead), filled };
}

type Refusals = {
  readonly events: NewEvent[];
  /** What the columns of the lead say of it. */
  readonly columns: Partial<Pick<LeadRow, 'contactStop' | 'voicemailOk'>>;
};

/** Every "no" of a row about a lead that was there: into the ledger, and as events. */
async function refusals(
  trx: Trx,
  { consent, contactStop, voicemailOk }: ImportedLead,
  known: LeadRow,
  by: { readonly at: string; readonly actorId: string | null },
): Promise<Refusals> {
  const noVoicemail = voicemailOk === 0;
  const withdrawn = [...consent.withdrawn, ...(noVoicemail ? [voicemail] : [])];
  const said = await importConsent(trx, known, { ...consent, withdrawn, given: [] }, by);
  const stops = contactStop !== null && contactStop !== known.contactStop;
  const isMore = stops && known.contactStop !== 'doNotContact';
  const stopped = { ...by, type: 'contactStopped' as const, data: { reason: contactStop } };
  return {
    events: [...said, ...(isMore ? [stopped] : [])],
    columns: { ...(noVoicemail && { voicemailOk: 0 }), ...(isMore && { contactStop }) },
  };
}

/** Writes what changes of a lead, and brings what is planned up to it, for all leads of the person. */
async function refuse(
  trx: Trx,
  { id }: LeadRow,
  { columns }: Refusals,
  filled: Filled,
  at: string,
): Promise<LeadRow> {
  if (columns.contactStop === 'doNotContact') {
    await finishOpenTasks(trx, id, at, 'doNotContact');
  }
  await updateLead(trx, id, { ...filled, ...columns });
  const lead = await replan(trx, id, at);
  if (columns.contactStop !== undefined) {
    await spreadStop(trx, lead, at);
  }
  // Another address or number may tell that it is somebody who said no elsewhere.
  const isKnownNow = filled.email !== undefined || filled.phone !== undefined;
  return isKnownNow ? inheritStop(trx, lead, at) : lead;
}

function lacking(known: LeadRow, imported: ImportedLead): Filled {
  const missing = filledFields.filter((field) => known[field] === null && imported[field] !== null);
  const filled = Object.fromEntries(missing.map((field) => [field, imported[field]]));
  const asked = known.concern === 'undisclosed' && imported.concern !== 'undisclosed';
  return { ...filled, ...(asked && { concern: imported.concern }) };
}
