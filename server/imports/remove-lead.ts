import { SqliteError } from 'better-sqlite3';
import { sql } from 'kysely';
import { samePersonLeads } from '../consent/same-person-leads.ts';
import type { Trx } from '../db/database.ts';
import { findLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { FileRow } from './import.table.ts';
import {
  deleteLead,
  hasLaterActivity,
  hasMailThatWent,
  hasRefusal,
  isReferredTo,
} from './remove.queries.ts';

/**
 * Why a lead that came with an import stays when the import is taken back, in words; null: nobody has
 * touched it.
 */
export async function whyLeadStays(
  trx: Trx,
  { lastActivityId, fingerprint }: Pick<FileRow, 'lastActivityId' | 'fingerprint'>,
  leadId: number,
): Promise<string | null> {
  const lead = await findLead(trx, leadId);
  if (!lead) {
    return 'It is no longer there.';
  }
  if (lead.mergedIntoId !== null) {
    return 'It was merged with another lead.';
  }
  if (await hasMailThatWent(trx, leadId)) {
    return 'A mail went out to this person.';
  }
  if (await hasLaterActivity(trx, leadId, lastActivityId ?? 0)) {
    return 'It was worked on since.';
  }
  if (fingerprint !== null && fingerprint !== fingerprintOf(lead)) {
    return 'It was changed since.';
  }
  if (await isReferredTo(trx, leadId)) {
    return 'Tasks or appointments were entered since.';
  }
  return (await isLastNo(trx, lead)) ? 'They said no to being contacted: that is kept.' : null;
}

/** A "no" holds for whoever asks next, so it doesn't go with the list that told of it. */
async function isLastNo(trx: Trx, lead: LeadRow): Promise<boolean> {
  if (await hasRefusal(trx, lead.id)) {
    return true;
  }
  const others = lead.contactStop === null ? [] : await samePersonLeads(trx, lead);
  return (
    lead.contactStop !== null && others.every(({ contactStop }) => contactStop !== lead.contactStop)
  );
}

/**
 * Deletes a lead with everything that came with it, through the gate by which history goes. Where
 * something else turns out to rest on it, it stays whole.
 * @returns whether it is gone
 */
export async function removeLead(trx: Trx, leadId: number): Promise<boolean> {
  await sql`savepoint removing`.execute(trx);
  try {
    await deleteLead(trx, leadId);
    await sql`release savepoint removing`.execute(trx);
    return true;
  } catch (error) {
    await sql`rollback to savepoint removing`.execute(trx);
    await sql`release savepoint removing`.execute(trx);
    if (error instanceof SqliteError && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
      return false;
    }
    throw error;
  }
}
