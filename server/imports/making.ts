import { spreadStop } from '../consent/contact-stop.service.ts';
import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import { leadClock } from '../follow-up/clock.ts';
import { appendActivities } from '../leads/activity.queries.ts';
import { insertLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { isOpen } from './checking.ts';
import { fingerprintOf } from './fingerprint.ts';
import { importConsent, importVoicemail } from './import-consent.ts';
import { eventsBefore, type NewEvent } from './lead-events.ts';
import type { Parsed } from './parsed.ts';
import type { ImportedLead } from './row/read-row.ts';
import { insertTask } from '../tasks/task.service.ts';

/** What became of a row: enough to take it back one day. */
export type Written = {
  readonly lead: LeadRow;
  readonly firstActivityId: number;
  readonly lastActivityId: number;
  readonly fingerprint: string;
};

/** A task for whoever has to look at a lead that is still open. */
export type Review = { readonly dueAt: string; readonly reason: string };

/**
 * Stores a lead with all that had happened to it, in the caller's transaction. Nothing is planned
 * for it and no clock runs, unless that was asked for.
 * @param at now, as an ISO instant
 * @param review the task to make for it, or null
 */
export async function makeLead(
  trx: Trx,
  parsed: Parsed,
  row: number,
  imported: ImportedLead,
  { at, review }: { readonly at: string; readonly review: Review | null },
): Promise<Written> {
  const { record, plan, named } = parsed;
  const before = eventsBefore(imported, named);
  const followUp = plan.open === 'followUp' && isOpen(imported);
  const broughtIn = eventsNow(imported, at, {
    importId: record.id,
    row,
    followUp,
    actorId: record.userId,
  });
  const columns = leadColumns(imported, [...before, ...broughtIn]);
  const step = review && { nextStepAt: review.dueAt, nextStep: 'review' as const };
  const lead = await insertLead(trx, { ...columns, ...step }, imported.reference);
  const by = { actorId: record.userId, at };
  const said = await importConsent(trx, lead, imported.consent, by);
  const voicemail = await importVoicemail(trx, lead, imported.requestedAt, by);
  const events = [...before, ...said, ...voicemail, ...broughtIn];
  const ids = await appendAll(trx, lead.id, events);
  if (review) {
    const task = { leadId: lead.id, kind: 'review' as const, ...review, origin: 'event' as const };
    const title = 'Look at an imported lead';
    await insertTask(trx, { ...task, title, assigneeId: lead.assigneeId });
  }
  await spreadStop(trx, lead, at);
  const planned = followUp ? await replan(trx, lead.id, at) : lead;
  return { lead: planned, ...ids, fingerprint: fingerprintOf(planned) };
}

type BroughtIn = {
  readonly importId: number;
  readonly row: number;
  readonly followUp: boolean;
  readonly actorId: string | null;
};

/** What happens to a lead by being brought in; the last one says so. */
function eventsNow(
  { assigneeId, contactStop }: ImportedLead,
  at: string,
  { actorId, ...facts }: BroughtIn,
): NewEvent[] {
  const by = { at, actorId };
  return [
    ...(assigneeId === null
      ? []
      : [{ ...by, type: 'assigned' as const, data: { from: null, to: assigneeId } }]),
    ...(contactStop === null
      ? []
      : [{ ...by, type: 'contactStopped' as const, data: { reason: contactStop } }]),
    { ...by, type: 'imported', data: facts },
  ];
}

function leadColumns(imported: ImportedLead, events: readonly NewEvent[]) {
  const { reference, location, consent, notes, calls, closeNote, ...columns } = imported;
  const clocked = { ...columns, mergedIntoId: null };
  const clock = leadClock(
    clocked,
    events.map((event, index) => ({ id: index, leadId: 0, ...event })),
    location,
  );
  return {
    ...columns,
    ...clock,
    locationId: location.id,
    nextStepAt: null,
    nextStep: null,
    nextMailAt: null,
  };
}

/** Appends all of them at once; the first and the last id tell later what came with the import. */
export async function appendAll(
  trx: Trx,
  leadId: number,
  events: readonly NewEvent[],
): Promise<{ firstActivityId: number; lastActivityId: number }> {
  const ids = await appendActivities(trx, leadId, events);
  return { firstActivityId: ids[0] ?? 0, lastActivityId: ids.at(-1) ?? 0 };
}
