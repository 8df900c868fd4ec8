import { consentWording } from '../../shared/consent.ts';
import type { NewRequest } from '../../shared/request.ts';
import { type ContactChannel, contactChannels } from '../../shared/vocabulary.ts';
import type { Db, Trx } from '../db/database.ts';
import { appendActivity } from './activity.queries.ts';
import { insertConsents, latestConsent, latestMailConsent } from './consent.queries.ts';
import type { LeadRow } from './lead.table.ts';

/**
 * The ways of contact that a known person agrees to by asking again. Who withdrew one and now gives
 * another address or number for it has said yes to the new one, not to ours: there the no stands.
 */
export async function channelsAgreed(
  db: Db,
  lead: LeadRow,
  request: NewRequest,
): Promise<ContactChannel[]> {
  const agreed: ContactChannel[] = [];
  for (const channel of contactChannels) {
    const reach = channel === 'email' ? 'email' : 'phone';
    const another = request[reach] !== null && request[reach] !== lead[reach];
    if (!another || !(await isWithdrawn(db, lead, channel))) {
      agreed.push(channel);
    }
  }
  return agreed;
}

async function isWithdrawn(db: Db, lead: LeadRow, channel: ContactChannel): Promise<boolean> {
  const last =
    channel === 'email' && lead.email !== null
      ? await latestMailConsent(db, lead.email)
      : await latestConsent(db, lead.id, channel);
  return last === 'withdrawn';
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
