import {
  type DuplicateRule,
  duplicateRules,
  type LeadInShort,
  reasonWords,
  type RelatedLeads,
} from '../../shared/duplicates.ts';
import type { Db } from '../db/database.ts';
import { visibleLead } from '../leads/lead.queries.ts';
import type { Principal } from '../staff/principal.ts';
import { leadsInShort } from './candidate.queries.ts';
import { otherOf, pairsOf } from './duplicate.queries.ts';
import type { DuplicatePairRow } from './duplicate.table.ts';
import { familyLinks, mergedInto } from './link.queries.ts';

/**
 * Who belongs to a lead: household, the same person's other leads, and who may be the same person.
 * What is at locations that this person may not see stays unseen; only that the very same person is
 * there too is said, without a name.
 * @throws HttpError 404
 */
export async function relatedLeads(
  db: Db,
  principal: Principal,
  leadId: number,
): Promise<RelatedLeads> {
  await visibleLead(db, principal, leadId);
  const links = await familyLinks(db, leadId);
  const pairs = (await pairsOf(db, leadId)).filter(({ ruledOutAt }) => ruledOutAt === null);
  const others = pairs.map((pair) => otherOf(pair, leadId));
  const ids = [...new Set([...links.map(({ otherId }) => otherId), ...others])];
  const seen = await seenLeads(db, principal, ids);
  const standing = new Set((await leadsInShort(db, ids)).map(({ id }) => id));
  const isElsewhere = (id: number) => standing.has(id) && !seen.has(id);
  const linked = (kind: 'earlier' | 'later') =>
    links.filter((link) => link.kind === kind).flatMap(({ otherId }) => seen.get(otherId) ?? []);
  return {
    household: links.flatMap(({ kind, otherId, via, talkOk }) => {
      const lead = kind === 'household' ? seen.get(otherId) : undefined;
      return lead && via ? [{ lead, via, talkOk: talkOk === null ? null : talkOk === 1 }] : [];
    }),
    earlier: linked('earlier'),
    later: linked('later'),
    duplicates: pairs.flatMap((pair) => {
      const lead = seen.get(otherOf(pair, leadId));
      const { id: pairId, score } = pair;
      return lead ? [{ pairId, lead, score, why: reasonWords(rulesOf(pair)) }] : [];
    }),
    merged: await mergedInto(db, principal, leadId),
    elsewhere:
      pairs.some((pair) => isElsewhere(otherOf(pair, leadId)) && isSure(pair)) ||
      links.some(({ kind, otherId }) => kind !== 'household' && isElsewhere(otherId)),
  };
}

/** What can be seen of them, by id. */
async function seenLeads(
  db: Db,
  principal: Principal,
  ids: readonly number[],
): Promise<Map<number, LeadInShort>> {
  const leads = await leadsInShort(db, ids, principal);
  return new Map(leads.map((lead) => [lead.id, lead]));
}

const sure = duplicateRules.samePhone.points + duplicateRules.sameName.points;

/** Not said of a mere likeness: it would tell of strangers. */
function isSure({ score }: DuplicatePairRow): boolean {
  return score >= sure;
}

function rulesOf({ reasons }: DuplicatePairRow): DuplicateRule[] {
  // Written by us alone.
  return JSON.parse(reasons) as DuplicateRule[];
}
