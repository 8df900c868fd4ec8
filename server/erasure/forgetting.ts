import { forgetInAudit } from '../audit/forget.ts';
import { forgetInBooking } from '../booking/forget.ts';
import { forgetInConsents } from '../consent/forget.ts';
import type { Trx } from '../db/database.ts';
import { forgetInDuplicates } from '../duplicates/duplicate.queries.ts';
import { forgetInHousehold } from '../duplicates/forget-household.ts';
import { forgetInImports } from '../imports/held.queries.ts';
import { forgetInIntake } from '../intake/forget.ts';
import { forgetInHistory, forgetInLeads } from '../leads/forget.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { forgetInLive } from '../live/forget.ts';
import { forgetInMail } from '../mail/forget.ts';
import { forgetInMerges } from '../merging/merging.queries.ts';
import { forgetInReports } from '../reports/facts/block.queries.ts';
import { forgetInTasks } from '../tasks/forget.ts';
import { forgetInTransfers } from '../transfers/transfer.queries.ts';
import { forgetInViews } from '../views/forget.ts';

/** Who is to be forgotten: a lead and those merged into it, as they are before. */
export type Forgotten = {
  readonly leads: readonly LeadRow[];
  readonly leadIds: readonly number[];
  /** Texts by which the person can be told: address, number, first and last name together. */
  readonly names: readonly string[];
  readonly surnames: readonly string[];
  /** ISO instant */
  readonly at: string;
};

/**
 * What each feature has to forget, one line a feature: whoever adds a table with personal data adds a
 * line. All of it runs in one transaction, in which the guards of history let it.
 */
export const forgetting: readonly ((trx: Trx, forgotten: Forgotten) => Promise<void>)[] = [
  (trx, { leadIds, at }) => forgetInBooking(trx, leadIds, at),
  (trx, { leadIds }) => forgetInMail(trx, leadIds),
  (trx, { leadIds, at }) => forgetInTasks(trx, leadIds, at),
  (trx, { leadIds }) => forgetInHistory(trx, leadIds),
  (trx, { leadIds }) => forgetInConsents(trx, leadIds),
  (trx, { leadIds, names, surnames }) => forgetInAudit(trx, leadIds, [...names, ...surnames]),
  (trx, { leadIds }) => forgetInLive(trx, leadIds),
  (trx, { leadIds }) => forgetInReports(trx, leadIds),
  // Before the links go, by which others of the house are found.
  (trx, { leads }) => forgetInHousehold(trx, leads),
  (trx, { leadIds }) => each(leadIds, (id) => forgetInDuplicates(trx, id)),
  (trx, { leadIds }) => each(leadIds, (id) => forgetInMerges(trx, id)),
  (trx, { leadIds }) => each(leadIds, (id) => forgetInTransfers(trx, id)),
  (trx, { leads }) => each(leads, (lead) => forgetInImports(trx, lead.id, lead)),
  (trx, { leads }) =>
    forgetInIntake(
      trx,
      leads.map(({ reference }) => reference),
    ),
  (trx, { names }) => forgetInViews(trx, names),
  // Last: the others may still need to know who it was.
  (trx, { leadIds, at }) => forgetInLeads(trx, leadIds, at),
];

async function each<One>(all: readonly One[], forget: (one: One) => Promise<void>): Promise<void> {
  for (const one of all) {
    await forget(one);
  }
}
