import { statusStamps } from '../../shared/lead-status.ts';
import type { ActivityType, CallOutcome, LeadStatus } from '../../shared/vocabulary.ts';
import { toIso } from '../clock.ts';
import { plainWord, readOutcome } from './row/choices.ts';
import type { ImportedLead, Named } from './row/read-row.ts';
import type { Entry } from './row/written-entries.ts';

/** An event of a lead's history before it has an id. */
export type NewEvent = {
  /** ISO instant */
  readonly at: string;
  readonly actorId: string | null;
  readonly type: ActivityType;
  readonly data: Readonly<Record<string, unknown>>;
};

/**
 * What had happened to a lead before it was brought in, as the file tells it, oldest first: asked,
 * moved on, was called, was written about. Pure.
 */
export function eventsBefore(lead: ImportedLead, named: Named): NewEvent[] {
  const asked: NewEvent = {
    at: lead.requestedAt,
    actorId: null,
    type: 'requested',
    data: { source: lead.source, language: lead.language, imported: true },
  };
  const later = [...moves(lead), ...spoken(lead, named)];
  return [asked, ...later.toSorted((a, b) => a.at.localeCompare(b.at))];
}

/** Notes and calls: what people did, whoever's lead it became. */
export function spoken(lead: ImportedLead, { staff }: Named): NewEvent[] {
  const by = (entry: Entry) => staff.get(plainWord(entry.by ?? ''))?.id ?? null;
  const at = (entry: Entry) => (entry.at === null ? lead.requestedAt : toIso(entry.at));
  return [
    ...lead.calls.map((call) => ({
      at: at(call),
      actorId: by(call),
      type: 'call' as const,
      data: { outcome: outcomeOf(call), ...(call.text !== '' && { note: call.text }) },
    })),
    ...lead.notes.map((note) => ({
      at: at(note),
      actorId: by(note),
      type: 'note' as const,
      data: {
        text: by(note) === null && note.by !== null ? `${note.by}: ${note.text}` : note.text,
        ...(note.word === 'contact' && { contact: true }),
      },
    })),
  ];
}

function outcomeOf({ word }: Entry): CallOutcome {
  return readOutcome(word ?? '') ?? 'reached';
}

const stages = ['emailed', 'booked', 'infused'] as const;

/** The way through the pipeline that the dates tell, and to where the lead is now. */
function moves(lead: ImportedLead): NewEvent[] {
  const reached = stages
    .flatMap((status) => {
      const at = lead[statusStamps[status]];
      return at === null ? [] : [{ status, at }];
    })
    .toSorted((a, b) => a.at.localeCompare(b.at));
  const events: NewEvent[] = [];
  let from: LeadStatus = 'requested';
  const move = (to: LeadStatus, at: string, facts: Readonly<Record<string, unknown>> = {}) => {
    if (from !== to) {
      const data = { from, to, ...facts, imported: true };
      events.push({ at, actorId: null, type: 'statusChanged', data });
      from = to;
    }
  };
  for (const { status, at } of reached) {
    move(status, at);
  }
  const last = reached.at(-1)?.at ?? lead.requestedAt;
  move(lead.statusBeforeClose ?? lead.status, last);
  if (lead.status === 'closed') {
    const note = lead.closeNote === null ? {} : { note: lead.closeNote };
    move('closed', lead.closedAt ?? last, { reason: lead.closeReason, ...note });
  }
  return events;
}
