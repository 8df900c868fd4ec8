import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { insertConsents, latestConsent } from '../leads/consent.queries.ts';
import { leadsSharingMail } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { replan } from './replan.ts';

/**
 * The person wants no more mails: by address and not by lead, in the whole group, at once.
 * Doing it twice is doing it once.
 */
export async function stopMails(
  ctx: Context,
  lead: LeadRow,
  originAddress: string | null,
): Promise<void> {
  const at = nowIso(ctx.clock);
  await ctx.db.transaction().execute(async (trx) => {
    for (const each of await leadsSharingMail(trx, lead.id)) {
      await withdraw(trx, each, at, originAddress);
    }
  });
}

async function withdraw(
  trx: Trx,
  { id: leadId, language, mergedIntoId }: LeadRow,
  at: string,
  originAddress: string | null,
): Promise<void> {
  if ((await latestConsent(trx, leadId, 'email')) === 'withdrawn') {
    return;
  }
  await insertConsents(trx, [
    {
      leadId,
      at,
      channel: 'email',
      action: 'withdrawn',
      wordingVersion: null,
      wording: null,
      language,
      means: 'webForm',
      originAddress,
      actorId: null,
    },
  ]);
  if (mergedIntoId !== null) {
    // Told and planned for by the lead that stays; the word itself outlives a split.
    return;
  }
  const data = { channel: 'email', means: 'unsubscribe' };
  await appendActivity(trx, { leadId, at, actorId: null, type: 'consentWithdrawn', data });
  await replan(trx, leadId, at);
}
