import type { Trx } from '../db/database.ts';
import { userIds } from '../staff/user.queries.ts';
import { idsInHistories } from './family.ts';
import { updateLead } from './lead.queries.ts';
import { withoutWords } from './without-words.ts';

/** What an erasure leaves of a person's name. */
const nobody = { firstName: 'Erased', lastName: 'person' };

/**
 * Takes all that tells of the person out of their leads. What reports count by stays: status and
 * stamps, location, source, language, whose it was. The concern goes: with the hour and the clinic
 * beside it, whoever still has the reference would learn what somebody suffered from.
 */
export async function forgetInLeads(
  trx: Trx,
  leadIds: readonly number[],
  at: string,
): Promise<void> {
  for (const id of leadIds) {
    await updateLead(trx, id, {
      ...nobody,
      email: null,
      phone: null,
      bestTime: null,
      concern: 'undisclosed',
      message: null,
      howHeard: null,
      requesterName: null,
      requesterRelation: null,
      sourceDetails: '{}',
      voicemailOk: null,
      okToTalkTo: null,
      formsSentAt: null,
      formsReceivedAt: null,
      clinicalReview: null,
      driverConfirmed: 0,
      contactStop: null,
      erasedAt: at,
    });
  }
}

/**
 * What happened stays, with its time and kind; every word that somebody wrote goes. It is done to the
 * person's own history: what a split gave them, and not what it gave to another.
 */
export async function forgetInHistory(trx: Trx, leadIds: readonly number[]): Promise<void> {
  const staff = await userIds(trx);
  const rows = await trx
    .selectFrom('activities')
    .select(['id', 'data'])
    .where('id', 'in', idsInHistories('activities', leadIds))
    .execute();
  for (const { id, data } of rows) {
    const left = JSON.stringify(withoutWords(JSON.parse(data), staff));
    if (left !== data) {
      await trx.updateTable('activities').set({ data: left }).where('id', '=', id).execute();
    }
  }
}
