import { consentChannels, contactPurposes } from '../../shared/vocabulary.ts';
import type { Trx } from '../db/database.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { forgetReach, insertConsents, wordsOn } from './consent.queries.ts';
import { wordOn } from './may.ts';

/**
 * A "no" outlives the person's data: under the hash of address and number it still holds when somebody
 * brings the same ones in again. "Do not contact" was said by a name that goes, so it becomes a word
 * about each way of contact; where nothing is refused, the hash goes too. To be called while the
 * address is still there.
 */
export async function keepRefusals(
  trx: Trx,
  lead: LeadRow,
  by: { readonly actorId: string | null; readonly at: string },
): Promise<void> {
  const { id: leadId, contactStop, language } = lead;
  if (contactStop === 'doNotContact') {
    const same = { leadId, language, wordingVersion: null, wording: null, originAddress: null };
    const said = { action: 'withdrawn', means: 'staff', ...same, ...by } as const;
    await insertConsents(
      trx,
      consentChannels.map((channel) => ({ ...said, channel })),
    );
  }
  const words = await wordsOn(trx, lead);
  for (const channel of consentChannels) {
    if (contactPurposes.every((purpose) => wordOn(words, channel, purpose) !== 'withdrawn')) {
      await forgetReach(trx, leadId, channel);
    }
  }
}

/** What was agreed to, when and by which means stays as proof; from where does not. */
export async function forgetInConsents(trx: Trx, leadIds: readonly number[]): Promise<void> {
  await trx
    .updateTable('consents')
    .set({ originAddress: null })
    .where('leadId', 'in', leadIds)
    .where('originAddress', 'is not', null)
    .execute();
}
