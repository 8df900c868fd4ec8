import { standing } from '../../shared/undo.ts';
import type { ActivityType } from '../../shared/vocabulary.ts';
import type { Db } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import { idsInHistory, leadOfActivity } from '../leads/family.ts';

/** One event of a lead's history, as clock and plan read it. */
export type LeadEvent = {
  readonly id: number;
  /** To whose history it belongs: the lead's own, or that of one merged into it. */
  readonly leadId: number;
  readonly type: ActivityType;
  /** ISO instant */
  readonly at: string;
  readonly actorId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
};

const historyOf = prepared((db, leadId: number) =>
  db
    .selectFrom('activities')
    .select(['id', 'type', 'at', 'actorId', 'data'])
    .select(leadOfActivity.as('leadId'))
    .where('id', 'in', idsInHistory('activities', leadId))
    // Two histories that became one are told by time: one may have been brought in later.
    .orderBy('at')
    .orderBy('id'),
);

/**
 * The history of a lead and of those merged into it, oldest first, without what was taken back. Of
 * one person only the first request is one; what leads merged into this one began with is told as
 * asking again.
 */
export async function leadEvents(db: Db, leadId: number): Promise<LeadEvent[]> {
  const rows = await historyOf(db, leadId);
  const events = standing(
    rows.map((row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> })),
  );
  const first = events.find(isRequest);
  return events.map((event) =>
    isRequest(event) && event !== first ? { ...event, type: 'requestedAgain' } : event,
  );
}

const isRequest = ({ type }: Pick<LeadEvent, 'type'>) => type === 'requested';

/**
 * Whether a person of the clinic tried to reach this person. The mails that go out by themselves
 * never count, nor does a template that staff send: only what a human said or wrote.
 */
export function isHumanContact({ type, actorId, data }: LeadEvent): boolean {
  const inPerson = data['source'] === 'phone' || data['source'] === 'walkIn';
  return (
    type === 'call' ||
    ((type === 'requested' || type === 'requestedAgain') && inPerson) ||
    (type === 'appointmentBooked' && actorId !== null) ||
    (type === 'note' && data['contact'] === true) ||
    (type === 'emailQueued' && data['template'] === 'personal')
  );
}
