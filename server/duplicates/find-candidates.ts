import { type DuplicateRule, type LeadInShort, listedScore } from '../../shared/duplicates.ts';
import type { Db } from '../db/database.ts';
import type { Viewer } from '../staff/principal.ts';
import { candidateIds, leadsInShort } from './candidate.queries.ts';
import { keysToFind } from './name-keys.ts';
import { type ComparedPerson, comparePeople, type Comparison, nameRule } from './score.ts';

export type Candidate = Comparison & { readonly lead: LeadInShort };

/** A lead that is being compared is no candidate for itself. */
type Asked = ComparedPerson & { readonly id?: number };

/**
 * Everybody who may be this person or live with them, the likeliest first. Bounded, however many
 * leads there are: what is compared shares a mail address, a phone number or a key of the name.
 * @param viewer whose locations to look at; without: all
 */
export async function findCandidates(db: Db, asked: Asked, viewer?: Viewer): Promise<Candidate[]> {
  const ids = await candidateIds(db, asked, keysToFind(asked));
  const others = ids.filter((id) => id !== asked.id);
  const leads = await leadsInShort(db, others, viewer);
  const namesakes = leads.filter((lead) => nameRule(asked, lead) === 'sameName').length;
  return leads
    .map((lead) => ({ lead, ...comparePeople(asked, lead, namesakes) }))
    .toSorted((a, b) => b.score - a.score || b.lead.id - a.lead.id);
}

/** Whether it belongs on the list of possible duplicates. */
export function isListed({ score }: Comparison): boolean {
  return score >= listedScore;
}

/** While somebody is still typing, a name alone is worth a look, and so is a phone alone. */
export function isWorthALook({ reasons, score }: Comparison): boolean {
  return score >= listedScore || reasons.some((rule) => telling.includes(rule));
}

const telling: readonly DuplicateRule[] = [
  'sameEmail',
  'samePhone',
  'sameName',
  'shortName',
  'swappedName',
  'soundsAlike',
  'similarName',
];
