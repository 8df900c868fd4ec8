import { type Deed, undoMinutes } from '../../shared/undo.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { LeadEvent } from './events.ts';

/** How long a deed can be taken back. */
export const undoable = Temporal.Duration.from({ minutes: undoMinutes });

/** A deed that was not taken back. */
export type StandingDeed = {
  readonly event: LeadEvent;
  /** What happened to the lead since, oldest first. */
  readonly after: readonly LeadEvent[];
};

/** The event among those of its lead, with what came after it; none where it was taken back. */
export function standingOf(events: readonly LeadEvent[], id: number): StandingDeed[] {
  const index = events.findIndex((each) => each.id === id);
  const event = events[index];
  return event ? [{ event, after: events.slice(index + 1) }] : [];
}

/** A deed as it is answered: what was done, to whom, and to how many. */
export function deedOf({ id, type, data, at }: LeadEvent, lead: LeadRow, leads: number): Deed {
  const { id: leadId, firstName, lastName, locationId } = lead;
  return { activityId: id, leadId, firstName, lastName, locationId, type, data, at, leads };
}
