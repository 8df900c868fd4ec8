import type { LeadEvent } from './events.ts';

/** What begins anew for a lead, so that where it came from counts no more. */
function goesOn({ type, data }: LeadEvent): boolean {
  return (
    type === 'requestedAgain' ||
    type === 'appointmentNoShow' ||
    (type === 'statusChanged' && data['from'] === 'closed')
  );
}

/** The event by which one lead was brought in, while nothing has begun anew since. */
function broughtIn(own: readonly LeadEvent[]): LeadEvent | undefined {
  const last = own.findLast(
    (event) => goesOn(event) || (event.type === 'imported' && event.data['joined'] !== true),
  );
  return last?.type === 'imported' ? last : undefined;
}

/** The events of each lead that became one with the others: each came in by its own way. */
function byLead(events: readonly LeadEvent[]): LeadEvent[][] {
  return [...Map.groupBy(events, ({ leadId }) => leadId).values()];
}

/** Those who still wait for something; where all are over, all of them. */
function unclosed(histories: readonly LeadEvent[][]): readonly LeadEvent[][] {
  const open = histories.filter((own) => !isClosed(own));
  return open.length === 0 ? histories : open;
}

function isClosed(own: readonly LeadEvent[]): boolean {
  const last = own.findLast((event) => event.type === 'statusChanged' || goesOn(event));
  return last?.data['to'] === 'closed';
}

/**
 * Whether a lead that was brought in is left alone: no clock runs and nothing is planned for it,
 * because nobody asked for that when it was brought in. Of leads that were merged one that somebody
 * waits for is enough: a request is never lost in a list of old ones.
 */
export function isLeftAlone(events: readonly LeadEvent[]): boolean {
  return unclosed(byLead(events)).every(isLeftOne);
}

function isLeftOne(own: readonly LeadEvent[]): boolean {
  const event = broughtIn(own);
  return event !== undefined && event.data['followUp'] !== true;
}

/**
 * When clock and follow-up of a lead begin: with the request, or when it was brought in. Where a
 * request and what was brought in became one, with the request.
 */
export function followUpStart(
  { requestedAt }: { readonly requestedAt: string },
  events: readonly LeadEvent[],
): string {
  const histories = byLead(events);
  if (histories.every((own) => broughtIn(own) === undefined)) {
    return requestedAt;
  }
  const followed = unclosed(histories).filter((own) => !isLeftOne(own));
  const starts = (followed.length === 0 ? histories : followed).map(
    (own) => broughtIn(own)?.at ?? own[0]?.at ?? requestedAt,
  );
  return starts.toSorted()[0] ?? requestedAt;
}

/** What happened to leads before they were brought in, that included: their follow-up knows nothing of it. */
export function beforeBroughtIn(events: readonly LeadEvent[]): ReadonlySet<LeadEvent> {
  return new Set(
    byLead(events).flatMap((own) => {
      const event = broughtIn(own);
      return event === undefined ? [] : own.slice(0, own.indexOf(event) + 1);
    }),
  );
}
