import type { ConsentEntry, ConsentNow, LeadConsents } from '../../shared/consent-ledger.ts';
import { consentChannels, contactPurposes } from '../../shared/vocabulary.ts';
import type { Db } from '../db/database.ts';
import { seenLead } from '../leads/lead.queries.ts';
import type { Principal } from '../staff/principal.ts';
import { type ConsentRow, ledgerOf } from './consent.queries.ts';
import { type ContactFacts, whyNotContact, wordOn } from './may.ts';
import { contactFacts } from './why-not.ts';

/**
 * The ledger of a lead, and what holds now. A "no" that was said about another lead of the same
 * address shows in what holds, and nowhere else: nobody learns where it was said.
 * @throws HttpError 404
 */
export async function leadConsents(
  db: Db,
  principal: Principal,
  leadId: number,
): Promise<LeadConsents> {
  const lead = await seenLead(db, principal, leadId);
  const ledger = await ledgerOf(db, leadId);
  const { contactStop } = lead;
  const now = whatHolds(await contactFacts(db, lead));
  return { now, contactStop, rows: entriesOf(ledger).toReversed() };
}

/** What may be done in each way and for each purpose. Pure. */
export function whatHolds(facts: ContactFacts): ConsentNow[] {
  return consentChannels.flatMap((channel) =>
    contactPurposes.map((purpose) => ({
      channel,
      purpose,
      state: wordOn(facts.words, channel, purpose),
      refused: whyNotContact(facts, { channel, purpose }),
    })),
  );
}

/** Where a word came from stays for the proof. */
function entriesOf(rows: readonly ConsentRow[]): ConsentEntry[] {
  const gone = new Set(rows.map(({ undoesId }) => undoesId));
  return rows.map(({ originAddress: _origin, language: _language, ...row }) => ({
    ...row,
    takenBack: gone.has(row.id),
  }));
}
