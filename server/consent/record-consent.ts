import { consentWording } from '../../shared/consent.ts';
import type { NewRequest } from '../../shared/request.ts';
import { type ContactChannel, contactChannels } from '../../shared/vocabulary.ts';
import type { Db, Trx } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { insertConsents } from './consent.queries.ts';
import { whySaidNo } from './may.ts';
import { contactFacts } from './why-not.ts';

/**
 * The ways of contact that a known person agrees to by asking again. Who withdrew one and now gives
 * another address or number for it has said yes to the new one, not to ours: there the no stands.
 */
export async function channelsAgreed(
  db: Db,
  lead: LeadRow,
  request: NewRequest,
): Promise<ContactChannel[]> {
  const facts = await contactFacts(db, lead);
  return contactChannels.filter((channel) => {
    const reach = channel === 'email' ? 'email' : 'phone';
    const another = request[reach] !== null && request[reach] !== lead[reach];
    return !another || whySaidNo(facts, channel, 'request') === null;
  });
}

/**
 * Keeps what the person agreed to, word for word, a row for each way of contact.
 * @param agreed without: all that the wording covers
 */
export async function recordConsent(
  trx: Trx,
  leadId: number,
  request: NewRequest,
  at: string,
  agreed: readonly ContactChannel[] = contactChannels,
): Promise<void> {
  const wording =
    request.consentVersion === null ? undefined : consentWording(request.consentVersion);
  const channels = wording?.channels.filter((channel) => agreed.includes(channel)) ?? [];
  if (!wording || channels.length === 0) {
    return;
  }
  const { language, means, originAddress, actorId } = request;
  await insertConsents(
    trx,
    channels.map((channel) => ({
      leadId,
      at,
      channel,
      action: 'given' as const,
      wordingVersion: wording.version,
      wording: wording.text[language],
      language,
      means,
      originAddress,
      actorId,
    })),
  );
  await appendActivity(trx, {
    leadId,
    at,
    actorId,
    type: 'consentGiven',
    data: { channels, wordingVersion: wording.version, means },
  });
}
