import { consentWording } from '../../shared/consent.ts';
import type { NewRequest } from '../../shared/request.ts';
import type { Trx } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { insertConsents } from './consent.queries.ts';

/** Keeps what the person agreed to, word for word, a row for each way of contact. */
export async function recordConsent(
  trx: Trx,
  leadId: number,
  request: NewRequest,
  at: string,
): Promise<void> {
  const wording =
    request.consentVersion === null ? undefined : consentWording(request.consentVersion);
  if (!wording) {
    return;
  }
  const { language, means, originAddress, actorId } = request;
  await insertConsents(
    trx,
    wording.channels.map((channel) => ({
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
    data: { channels: wording.channels, wordingVersion: wording.version, means },
  });
}
