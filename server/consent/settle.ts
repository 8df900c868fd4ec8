import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import { updateLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { wordsOn } from './consent.queries.ts';
import { wordOn } from './may.ts';

/**
 * Brings leads up to what the ledger says by now: the summary column of voicemail, and what is
 * planned, which lets go of tasks that may not be done any more.
 */
export async function settle(trx: Trx, leads: readonly LeadRow[], at: string): Promise<void> {
  for (const lead of leads) {
    const word = wordOn(await wordsOn(trx, lead), 'voicemail', 'request');
    const voicemailOk = word === null ? null : word === 'given' ? 1 : 0;
    if (voicemailOk !== lead.voicemailOk) {
      await updateLead(trx, lead.id, { voicemailOk });
    }
    await replan(trx, lead.id, at);
  }
}
