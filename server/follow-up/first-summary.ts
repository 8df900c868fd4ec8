import type { Location } from '../../shared/records.ts';
import type { Source } from '../../shared/vocabulary.ts';
import { toIso } from '../clock.ts';
import { leadClock, type LeadClock } from './clock.ts';
import { planFollowUp } from './plan.ts';

type Asked = {
  readonly requestedAt: string;
  readonly source: Source;
  readonly actorId: string | null;
  readonly mayMail: boolean;
};

/** Clock and next mail of a lead that is just being stored: its one event is the request. */
export function firstSummary(
  { requestedAt, source, actorId, mayMail }: Asked,
  location: Location,
): LeadClock & { readonly nextMailAt: string | null } {
  const lead = {
    status: 'requested' as const,
    requestedAt,
    assigneeId: null,
    contactStop: null,
    mergedIntoId: null,
  };
  const events = [
    { id: 0, leadId: 0, type: 'requested' as const, at: requestedAt, actorId, data: { source } },
  ];
  const idle = { noCall: null, otherCallOpen: false, promiseOpen: false };
  const { mail } = planFollowUp({ lead, events, location, mayMail, ...idle });
  return { ...leadClock(lead, events, location), nextMailAt: mail && toIso(mail.at) };
}
