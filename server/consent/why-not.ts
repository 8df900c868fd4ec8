import type { TaskKind } from '../../shared/vocabulary.ts';
import type { Db } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import { findLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { wordsOn } from './consent.queries.ts';
import { channelOf, type ContactFacts, whyNotContact } from './may.ts';

/** Reads by what it is decided whether a person may be contacted. */
export async function contactFacts(db: Db, lead: LeadRow): Promise<ContactFacts> {
  return { lead, words: await wordsOn(db, lead) };
}

/** Whether the person has said anything by which some contact is not allowed. */
export function hasSaidNo({ lead, words }: ContactFacts): boolean {
  return lead.contactStop !== null || words.some(({ action }) => action === 'withdrawn');
}

/**
 * The same for what staff are told to do: a call, a text, a mail to write. There may be no address
 * yet: to find one is part of the work.
 */
export async function whyNotTask(db: Db, leadId: number, kind: TaskKind): Promise<string | null> {
  const channel = channelOf(kind);
  const lead = channel === null ? undefined : await findLead(db, leadId);
  if (channel === null || !lead) {
    return null;
  }
  const facts = await contactFacts(db, lead);
  const found = { ...facts, lead: { ...lead, email: lead.email ?? 'unknown' } };
  return whyNotContact(found, { channel, purpose: 'request' });
}

/** @throws HttpError 409 with the reason where such a task may not be made */
export async function requireMayTask(db: Db, leadId: number, kind: TaskKind): Promise<void> {
  const refused = await whyNotTask(db, leadId, kind);
  if (refused !== null) {
    throw new HttpError(409, 'contact.refused', refused);
  }
}
