import { forgetDetails } from '../audit/forget.ts';
import type { Trx } from '../db/database.ts';
import { findLead, standingFor, updateLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { linksOf } from './link.queries.ts';
import { nameWords } from './name-words.ts';

/**
 * Others of the house keep the person's name in `okToTalkTo`, and the trail keeps it with their answer:
 * it goes from both. To be called while the links are still there.
 * @param leads all of the person who is forgotten
 */
export async function forgetInHousehold(trx: Trx, leads: readonly LeadRow[]): Promise<void> {
  for (const other of await housemates(trx, leads)) {
    const okToTalkTo = withoutPerson(other.okToTalkTo, leads);
    if (okToTalkTo !== other.okToTalkTo) {
      await updateLead(trx, other.id, { okToTalkTo });
    }
    await forgetDetails(trx, [String(other.id)], (details) =>
      ['before', 'after'].some((side) => {
        const named = textIn(details[side]);
        return withoutPerson(named, leads) !== named;
      }),
    );
  }
}

async function housemates(trx: Trx, leads: readonly LeadRow[]): Promise<LeadRow[]> {
  const found = new Map<number, LeadRow>();
  for (const { id } of leads) {
    for (const { otherId } of (await linksOf(trx, id)).filter(({ kind }) => kind === 'household')) {
      const other = await findLead(trx, otherId);
      for (const each of other ? [other, await standingFor(trx, other)] : []) {
        found.set(each.id, each);
      }
    }
  }
  return [...found.values()].filter(({ id }) => leads.every((lead) => lead.id !== id));
}

function textIn(fields: unknown): string | null {
  const { okToTalkTo } = (fields ?? {}) as { readonly okToTalkTo?: unknown };
  return typeof okToTalkTo === 'string' ? okToTalkTo : null;
}

/** Without each name that has the person's first one, whatever comes after it. */
function withoutPerson(names: string | null, leads: readonly LeadRow[]): string | null {
  const first = leads.map(({ firstName }) => nameWords(firstName));
  const left = names?.split(', ').filter((name) => {
    const words = nameWords(name);
    return !first.some((own) => own.length > 0 && own.every((word) => words.includes(word)));
  });
  return left?.join(', ') || null;
}
