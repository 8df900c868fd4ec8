import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { giveWay } from '../give-way.ts';
import { findLead } from '../leads/lead.queries.ts';
import { nextToWorkOn } from '../imports/import.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { describeError } from '../log.ts';
import { createWorker, type Worker } from '../worker.ts';
import { replaceKeys } from './candidate.queries.ts';
import { noteKeyed, replacePairs, unkeyedLeads } from './duplicate.queries.ts';
import { type Candidate, findCandidates, isListed } from './find-candidates.ts';
import { linksOf } from './link.queries.ts';
import { linkLeads, unlinkLeads } from './link.service.ts';
import { nameKeys } from './name-keys.ts';

const everyMs = 2000;
/** Stopping waits for as many. */
const atOnce = 25;
/**
 * A look costs milliseconds in which nobody else is answered: between two others have most of the time,
 * and all of it while they need it.
 */
const between = { leastMs: 20, mostMs: 400 };

/**
 * Looks for the same person and for the household of every lead that is new or whose name, mail
 * address or phone number has changed: within seconds, and never in the way of a request.
 */
export function createDuplicateFinding(ctx: Context): Worker {
  // A server that ends waits for one lead, and not for all that are still to be looked at.
  let isEnding = false;
  const worker = createWorker({
    name: 'duplicates',
    everyMs,
    log: ctx.log,
    run: async () => {
      if (await findSome(ctx, () => isEnding)) {
        worker.wake();
      }
    },
  });
  return {
    ...worker,
    stop: (graceMs) => {
      isEnding = true;
      return worker.stop(graceMs);
    },
  };
}

type Finding = Pick<Context, 'db' | 'clock' | 'log'>;

/** @returns whether more are waiting; not those that have just failed, they wait for the next run */
async function findSome(ctx: Finding, isEnding: () => boolean): Promise<boolean> {
  // A whole list is looked through once it is in; meanwhile both would only hold each other up.
  if (await nextToWorkOn(ctx.db, ['running', 'takingBack'])) {
    return false;
  }
  const waiting = await unkeyedLeads(ctx.db, atOnce);
  let done = 0;
  for (const leadId of waiting) {
    if (isEnding()) {
      return false;
    }
    done += (await lookSafely(ctx, leadId)) ? 1 : 0;
    await giveWay(between);
  }
  return waiting.length === atOnce && done > 0;
}

/** One that fails waits for the next run and keeps no other from being looked at. */
async function lookSafely(ctx: Finding, leadId: number): Promise<boolean> {
  try {
    await ctx.db.transaction().execute(async (trx) => {
      const lead = await findLead(trx, leadId);
      if (lead) {
        await lookAt(trx, lead, nowIso(ctx.clock));
      }
      await noteKeyed(trx, leadId);
    });
    return true;
  } catch (error) {
    ctx.log.error({ leadId, err: describeError(error) }, 'duplicates of a lead could not be found');
    return false;
  }
}

/** Nobody looks through more for one person. */
const mostPairs = 20;

/** Nobody is compared with whoever was merged, or has nothing left by which to be reached. */
async function lookAt(trx: Trx, lead: LeadRow, at: string): Promise<void> {
  const stands = lead.mergedIntoId === null && (lead.email !== null || lead.phone !== null);
  await replaceKeys(trx, lead.id, stands ? nameKeys(lead) : []);
  if (!stands) {
    return;
  }
  const candidates = await findCandidates(trx, lead);
  const known = (await linksOf(trx, lead.id)).filter(({ kind }) => kind !== 'household');
  const listed = candidates
    .filter((each) => isListed(each) && known.every(({ otherId }) => otherId !== each.lead.id))
    .slice(0, mostPairs);
  const pairs = listed.map(({ lead: { id: otherId }, score, reasons }) => ({
    otherId,
    score,
    reasons,
  }));
  await replacePairs(trx, lead.id, pairs, at);
  await linkHousehold(trx, lead, candidates, at);
}

/** More than these share no kitchen: it is the number of a home, a hospital or a joker. */
const largestHousehold = 8;

/** Who shares a phone or a mailbox is linked, both ways, and no longer once it was put right. */
async function linkHousehold(
  trx: Trx,
  lead: LeadRow,
  candidates: readonly Candidate[],
  at: string,
): Promise<void> {
  const household = candidates.filter((each) => each.household !== null);
  for (const { otherId, kind, via } of await linksOf(trx, lead.id)) {
    if (kind === 'household' && !(await stillShares(trx, lead, otherId))) {
      await unlinkLeads(trx, { leadId: lead.id, otherId, kind, via }, at);
    }
  }
  if (household.length > largestHousehold) {
    return;
  }
  for (const { lead: other, household: via } of household) {
    await linkLeads(trx, { leadId: lead.id, otherId: other.id, kind: 'household', via }, at);
  }
}

async function stillShares(trx: Trx, lead: LeadRow, otherId: number): Promise<boolean> {
  const other = await findLead(trx, otherId);
  const samePhone = lead.phone !== null && lead.phone === other?.phone;
  return samePhone || (lead.email !== null && lead.email === other?.email);
}
