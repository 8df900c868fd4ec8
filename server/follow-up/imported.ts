import type { LeadEvent } from './events.ts';

/** What begins anew for a lead, so that where it came from counts no more. */
function goesOn({ type, data }: LeadEvent): boolean {
  return (
    type === 'requestedAgain' ||
    type === 'appointmentNoShow' ||
    (type === 'statusChanged' && data['from'] === 'closed')
  );
}

/** The event by which the lead was brought in, while nothing has begun anew since. */
function broughtIn(events: readonly LeadEvent[]): LeadEvent | undefined {
  const last = events.findLast(
    (event) => goesOn(event) || (event.type === 'imported' && event.data['joined'] !== true),
  );
  return last?.type === 'imported' ? last : undefined;
}

/**
 * Whether a lead that was brought in is left alone: no clock runs and nothing is planned for it,
 * because nobody asked for that when it was brought in.
 */
export function isLeftAlone(events: readonly LeadEvent[]): boolean {
  const event = broughtIn(events);
  return event !== undefined && event.data['followUp'] !== true;
}

/** When clock and follow-up of a lead begin: with the request, or when it was brought in. */
export function followUpStart(
  { requestedAt }: { readonly requestedAt: string },
  events: readonly LeadEvent[],
): string {
  return broughtIn(events)?.at ?? requestedAt;
}

/** Where in its history the follow-up of a lead begins: at the first event, or after it was brought in. */
export function followUpIndex(events: readonly LeadEvent[]): number {
  const event = broughtIn(events);
  return event === undefined ? 0 : events.indexOf(event) + 1;
}
