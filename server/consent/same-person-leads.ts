import type { Db } from '../db/database.ts';
import { type LeadEvent, leadEvents } from '../follow-up/events.ts';
import { firstNamesAgree } from '../duplicates/same-name.ts';
import { findLead, leadsMergedInto, leadsReachedBy, standingFor } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';

/**
 * The other leads that are this very person's, in the whole group: the same mail address or phone
 * number, and a first name that fits, whatever the last one: a "no" is rather heeded once too often. A
 * household shares a number; another of it has said nothing. What was merged still has its own address:
 * whoever is reached by it is the person of the lead that it stands for.
 */
export async function samePersonLeads(db: Db, lead: LeadRow): Promise<LeadRow[]> {
  const found = new Map<number, LeadRow>();
  for (const own of [lead, ...(await leadsMergedInto(db, lead.id))]) {
    const reached = await leadsReachedBy(db, own);
    for (const each of reached.filter((one) => firstNamesAgree(one.firstName, own.firstName))) {
      const standing = await standingFor(db, each);
      found.set(standing.id, standing);
    }
  }
  found.delete(lead.id);
  return [...found.values()].filter(({ erasedAt }) => erasedAt === null);
}

/** What happened to other leads of a person together with one of them, at that very moment. */
export async function followersOf(
  db: Db,
  person: unknown,
  at: string,
): Promise<{ lead: LeadRow; event: LeadEvent }[]> {
  if (typeof person !== 'string') {
    return [];
  }
  const rows = await db
    .selectFrom('activities')
    .select(['id', 'leadId', 'data'])
    .where('type', 'in', ['contactStopped', 'contactResumed'])
    .where('at', '=', at)
    .execute();
  const followers: { lead: LeadRow; event: LeadEvent }[] = [];
  for (const { id, leadId, data } of rows) {
    const together = (JSON.parse(data) as Record<string, unknown>)['withPerson'] === person;
    const lead = together ? await findLead(db, leadId) : undefined;
    const event = lead && (await leadEvents(db, lead.id)).find((each) => each.id === id);
    if (lead && event) {
      followers.push({ lead, event });
    }
  }
  return followers;
}
