import { planTransition } from '../../shared/lead-status.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { cancelQuietly } from '../booking/cancelling.service.ts';
import { nowIso } from '../clock.ts';
import { keepRefusals } from '../consent/forget.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { forgetBytes } from '../db/forget-bytes.ts';
import { replan } from '../follow-up/replan.ts';
import { HttpError, invalid, notFound } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { familyOf, idsInHistories } from '../leads/family.ts';
import { findLead } from '../leads/lead.queries.ts';
import { applyEvent } from '../leads/lead.service.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { endOffers } from '../transfers/end-offers.ts';
import { type Forgotten, forgetting } from './forgetting.ts';
import { namesOf, surnamesOf, tellsWho } from './names.ts';

export type Erasing = {
  readonly leadId: number;
  /** Why, in words that stay: without the person's name. */
  readonly reason: string;
  /** Null: from the command line. */
  readonly actorId: string | null;
};

/**
 * Takes the personal data of a lead, and of those merged into it, out of every table and out of the
 * file's own bytes. What is ahead is cancelled without a mail, and an open lead closed: nobody is left
 * to write to. What happened, and how often, stays for the reports; so does a tombstone that says when,
 * by whom and why. Copies of the file made before (backups) are out of reach.
 * @returns the ids of the leads that were erased
 * @throws HttpError 404, 409 where it was erased already, 422 for a reason that says who it was
 */
export async function eraseLead(
  ctx: Pick<Context, 'db' | 'clock'>,
  erasing: Erasing,
): Promise<number[]> {
  const ids = await ctx.db.transaction().execute(async (trx) => {
    const forgotten = await whoIsForgotten(trx, erasing, nowIso(ctx.clock));
    const { leads, leadIds } = forgotten;
    await openGuards(trx, leadIds);
    await keepRefusals(trx, leads);
    for (const lead of leads) {
      await endOne(trx, lead, erasing, forgotten.at);
    }
    for (const forget of forgetting) {
      await forget(trx, forgotten);
    }
    await tombstones(trx, erasing, forgotten);
    await trx.deleteFrom('erasing').execute();
    return [...leadIds];
  });
  await forgetBytes(ctx.db);
  return ids;
}

async function whoIsForgotten(
  trx: Trx,
  { leadId, reason }: Erasing,
  at: string,
): Promise<Forgotten> {
  const asked = await findLead(trx, leadId);
  if (!asked) {
    throw notFound('This lead');
  }
  if (asked.erasedAt !== null) {
    throw new HttpError(409, 'lead.erased', 'The data of this person were erased already.');
  }
  const leads = await trx
    .selectFrom('leads')
    .selectAll()
    .where('id', 'in', familyOf(asked.mergedIntoId ?? asked.id))
    .orderBy('id')
    .execute();
  if (leads.some((lead) => tellsWho(reason, lead))) {
    throw invalid({ reason: 'Leave out who it is: the reason stays.' });
  }
  const leadIds = leads.map(({ id }) => id);
  const [names, surnames] = [leads.flatMap(namesOf), leads.flatMap(surnamesOf)];
  return { leads, leadIds, names, surnames, at };
}

/** Of these leads, and of those whose rows a split gave to them: they stand under the old lead. */
async function openGuards(trx: Trx, leadIds: readonly number[]): Promise<void> {
  const owners = await Promise.all(
    (['activities', 'consents'] as const).map((table) =>
      trx
        .selectFrom(table)
        .select('leadId')
        .distinct()
        .where('id', 'in', idsInHistories(table, leadIds))
        .execute(),
    ),
  );
  const all = new Set([...leadIds, ...owners.flat().map(({ leadId }) => leadId)]);
  await trx
    .insertInto('erasing')
    .values([...all].map((leadId) => ({ leadId })))
    .execute();
}

/** Nothing is ahead of a person whom nobody knows any more. */
async function endOne(trx: Trx, lead: LeadRow, { actorId }: Erasing, at: string): Promise<void> {
  await endOffers(trx, lead.id, { actorId, at });
  const { lead: free } = await cancelQuietly(trx, lead, { actorId, at, reason: 'leadClosed' });
  if (planTransition(free, 'close').kind === 'move') {
    await applyEvent(trx, free, 'close', { actorId, at, reason: 'other' });
  }
}

async function tombstones(
  trx: Trx,
  { actorId, reason }: Erasing,
  { leadIds, at }: Forgotten,
): Promise<void> {
  for (const leadId of leadIds) {
    const data = { reason };
    await appendActivity(trx, { leadId, at, actorId, type: 'erased', data });
    await replan(trx, leadId, at);
    await recordAudit(trx, {
      at,
      actorId,
      action: 'erase',
      resource: 'leads',
      recordId: String(leadId),
      details: { reason },
    });
  }
}
