import type { ContactChannel } from '../../shared/vocabulary.ts';
import type { Trx } from '../db/database.ts';
import { insertConsents } from '../leads/consent.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { withdrawnChannels } from './consent.queries.ts';
import type { NewEvent } from './lead-events.ts';
import type { ImportedConsent } from './row/read-row.ts';

/**
 * Writes down what a file says about being contacted. A "no" is kept always. A "yes" is kept only
 * where nobody of this mail address or number has ever taken it back here: a list is no reason to
 * write to somebody who said no.
 * @returns the events for the lead's history
 */
export async function importConsent(
  trx: Trx,
  lead: Pick<LeadRow, 'id' | 'email' | 'phone' | 'language'>,
  consent: ImportedConsent,
  actorId: string | null,
): Promise<NewEvent[]> {
  const refused = consent.given.length === 0 ? [] : await withdrawnChannels(trx, lead);
  const given = consent.given.filter((channel) => !refused.includes(channel));
  const { withdrawn, at, words } = consent;
  const row = (action: 'given' | 'withdrawn') => (channel: ContactChannel) => ({
    leadId: lead.id,
    at,
    channel,
    action,
    wordingVersion: null,
    wording: words === '' ? null : `In an imported file: ${words}`,
    language: lead.language,
    means: 'import' as const,
    originAddress: null,
    actorId,
  });
  await insertConsents(trx, [...given.map(row('given')), ...withdrawn.map(row('withdrawn'))]);
  const event = (type: 'consentGiven' | 'consentWithdrawn', channels: readonly ContactChannel[]) =>
    channels.length === 0 ? [] : [{ at, actorId, type, data: { channels, means: 'import' } }];
  return [...event('consentGiven', given), ...event('consentWithdrawn', withdrawn)];
}
