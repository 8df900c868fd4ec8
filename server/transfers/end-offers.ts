import type { Trx } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { answerTransfer, lastTransfer } from './transfer.queries.ts';

/** `actorId` null: from the command line. */
type By = { readonly actorId: string | null; readonly at: string };

/** Withdraws what is offered of a lead that is over now: nobody can take it over any more. */
export async function endOffers(trx: Trx, leadId: number, { actorId, at }: By): Promise<void> {
  const offer = await lastTransfer(trx, leadId);
  if (offer?.status !== 'offered') {
    return;
  }
  const answered = { answerNote: null, answeredAt: at, answeredById: actorId };
  await answerTransfer(trx, offer.id, { status: 'withdrawn', ...answered });
  const data = { transferId: offer.id };
  await appendActivity(trx, { leadId, at, actorId, type: 'transferWithdrawn', data });
}
