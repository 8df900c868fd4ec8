import { sql } from 'kysely';
import type { DuplicateRule } from '../../shared/duplicates.ts';
import type { Db, Trx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import { HttpError, notFound } from '../http/errors.ts';
import { visibleLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { Principal } from '../staff/principal.ts';
import type { DuplicatePairRow, LeadLinkRow } from './duplicate.table.ts';

export type FoundPair = {
  readonly otherId: number;
  readonly score: number;
  readonly reasons: readonly DuplicateRule[];
};

/**
 * Keeps the pairs that a lead makes with others. One that was ruled out stays ruled out, with what
 * speaks for it now; one that nothing speaks for any more goes.
 */
export async function replacePairs(
  trx: Trx,
  leadId: number,
  found: readonly FoundPair[],
  at: string,
): Promise<void> {
  const kept = found.map(({ otherId }) => otherId);
  for (const pair of await pairsOf(trx, leadId)) {
    if (pair.ruledOutAt === null && !kept.includes(otherOf(pair, leadId))) {
      await trx.deleteFrom('duplicatePairs').where('id', '=', pair.id).execute();
    }
  }
  for (const { otherId, score, reasons } of found) {
    const now = { score, reasons: JSON.stringify(reasons) };
    const ids = { leadId: Math.min(leadId, otherId), otherId: Math.max(leadId, otherId) };
    await trx
      .insertInto('duplicatePairs')
      .values({ ...ids, ...now, foundAt: at, ruledOutAt: null, ruledOutById: null })
      .onConflict((conflict) => conflict.columns(['leadId', 'otherId']).doUpdateSet(now))
      .execute();
  }
}

const onOneSide = prepared((db, leadId: number, sameId: number) =>
  db
    .selectFrom('duplicatePairs')
    .selectAll()
    .where((eb) => eb.or([eb('leadId', '=', leadId), eb('otherId', '=', sameId)]))
    .orderBy('score', 'desc')
    .orderBy('id'),
);

/** All pairs of a lead, ruled out or not, the likeliest first. */
export async function pairsOf(db: Db, leadId: number): Promise<DuplicatePairRow[]> {
  return onOneSide(db, leadId, leadId);
}

/** The other lead of a pair. */
export function otherOf(pair: DuplicatePairRow, leadId: number): number {
  return pair.leadId === leadId ? pair.otherId : pair.leadId;
}

export async function findPair(db: Db, id: number): Promise<DuplicatePairRow | undefined> {
  return db.selectFrom('duplicatePairs').selectAll().where('id', '=', id).executeTakeFirst();
}

export type VisiblePair = {
  readonly pair: DuplicatePairRow;
  readonly leads: readonly [LeadRow, LeadRow];
};

/** @throws HttpError 404 where there is none, or one of its leads isn't theirs to see; 409 merged */
export async function visiblePair(db: Db, principal: Principal, id: number): Promise<VisiblePair> {
  const pair = await findPair(db, id);
  if (!pair) {
    throw notFound('This pair');
  }
  const leads = [
    await visibleLead(db, principal, pair.leadId),
    await visibleLead(db, principal, pair.otherId),
  ] as const;
  if (leads.some(({ mergedIntoId }) => mergedIntoId !== null)) {
    throw new HttpError(409, 'duplicate.merged', 'One of these leads was merged meanwhile.');
  }
  return { pair, leads };
}

export async function setRuledOut(
  trx: Trx,
  id: number,
  ruledOut: { readonly at: string; readonly byId: string } | null,
): Promise<void> {
  await trx
    .updateTable('duplicatePairs')
    .set({ ruledOutAt: ruledOut?.at ?? null, ruledOutById: ruledOut?.byId ?? null })
    .where('id', '=', id)
    .execute();
}

/** The events by which this pair was ruled out, in the history of one of its leads. */
export async function ruledOutEvents(db: Db, leadId: number, pairId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('activities')
    .select(['id', 'data'])
    .where('leadId', '=', leadId)
    .where('type', '=', 'ruledOut')
    .execute();
  return rows
    .filter(({ data }) => (JSON.parse(data) as Record<string, unknown>)['pairId'] === pairId)
    .map(({ id }) => id);
}

/** Leads whose keys have to be made, the newest first: they are asked about soonest. */
export async function unkeyedLeads(db: Db, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('unkeyedLeads')
    .select('leadId')
    .orderBy('leadId', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ leadId }) => leadId);
}

export async function noteKeyed(trx: Trx, leadId: number): Promise<void> {
  await trx.deleteFrom('unkeyedLeads').where('leadId', '=', leadId).execute();
}

/** All that is kept about a lead beside others: for an erasure, within its transaction. */
export async function forgetInDuplicates(trx: Trx, leadId: number): Promise<void> {
  await trx.deleteFrom('nameKeys').where('leadId', '=', leadId).execute();
  await trx.deleteFrom('unkeyedLeads').where('leadId', '=', leadId).execute();
  for (const table of ['duplicatePairs', 'leadLinks'] as const) {
    const either = sql<boolean>`("leadId" = ${leadId} or "otherId" = ${leadId})`;
    await trx.deleteFrom(table).where(either).execute();
  }
}

/** The same for a person's export: other people only by the ids of their leads. */
export async function duplicatesOf(
  db: Db,
  leadId: number,
): Promise<{ pairs: DuplicatePairRow[]; links: LeadLinkRow[]; nameKeys: string[] }> {
  const keys = await db
    .selectFrom('nameKeys')
    .select('key')
    .where('leadId', '=', leadId)
    .orderBy('key')
    .execute();
  const links = await db
    .selectFrom('leadLinks')
    .selectAll()
    .where('leadId', '=', leadId)
    .orderBy('otherId')
    .execute();
  return { pairs: await pairsOf(db, leadId), links, nameKeys: keys.map(({ key }) => key) };
}
