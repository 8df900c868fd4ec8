import { consentChannels, contactPurposes } from '../../shared/vocabulary.ts';
import type { Trx } from '../db/database.ts';
import { idsInHistories } from '../leads/family.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { forgetReach, wordsOn } from './consent.queries.ts';
import { keepStop } from './kept-stops.ts';
import { wordOn } from './may.ts';

/**
 * A "no" outlives the person's data. What was said about a way of contact still holds under the hash of
 * its address or number when somebody brings the same one in again; where nothing is refused, the hash
 * goes. "Do not contact" was said by a name, and is kept with it: others of the house have not said it.
 * To be called while the addresses are still there.
 * @param leads all of one person: the lead that stands, whose stop is that of all, and those merged into
 *   it
 */
export async function keepRefusals(trx: Trx, leads: readonly LeadRow[]): Promise<void> {
  const whole = leads.find(({ mergedIntoId }) => mergedIntoId === null);
  if (whole?.contactStop === 'doNotContact') {
    await keepStop(trx, leads);
  }
  for (const lead of leads) {
    const words = await wordsOn(trx, lead);
    for (const channel of consentChannels) {
      if (contactPurposes.every((purpose) => wordOn(words, channel, purpose) !== 'withdrawn')) {
        await forgetReach(trx, lead.id, channel);
      }
    }
  }
}

/** What was agreed to, when and by which means stays as proof; from where does not. */
export async function forgetInConsents(trx: Trx, leadIds: readonly number[]): Promise<void> {
  await trx
    .updateTable('consents')
    .set({ originAddress: null })
    .where('id', 'in', idsInHistories('consents', leadIds))
    .where('originAddress', 'is not', null)
    .execute();
}
