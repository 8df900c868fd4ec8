import { randomUUID } from 'node:crypto';
import type { Trx } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import type { Principal } from '../staff/principal.ts';
import { writableLead } from './lead.queries.ts';
import type { LeadRow } from './lead.table.ts';

/** What the events of one act have in common, so that it is taken back as one. */
export type ActMark = { readonly act?: string };

/** A mark for an act on so many leads; what is done to one alone needs none. */
export function markAct(leads: number): ActMark {
  return leads > 1 ? { act: randomUUID() } : {};
}

/**
 * Does the same to several leads, all or none: where one refuses, the transaction is given up.
 * @param act answers the activity that tells of it, or null where nothing had to be done
 * @returns the first of these activities, by which the whole act is taken back
 * @throws HttpError with the first refusal's status; it names each lead that refused, and why
 */
export async function forEachLead(
  trx: Trx,
  principal: Principal,
  ids: readonly number[],
  act: (lead: LeadRow, mark: ActMark) => Promise<number | null>,
): Promise<number | null> {
  const mark = markAct(ids.length);
  let deed: number | null = null;
  const refused: { id: number; error: HttpError; sentence: string }[] = [];
  for (const id of ids) {
    let name = `Lead ${id}`;
    try {
      const lead = await writableLead(trx, principal, id);
      name = lead.reference;
      const done = await act(lead, mark);
      deed ??= done;
    } catch (error) {
      if (!(error instanceof HttpError)) {
        throw error;
      }
      refused.push({ id, error, sentence: `${name}: ${error.message}` });
    }
  }
  const [first] = refused;
  if (first) {
    const reasons = refused.map(({ sentence }) => sentence).join(' ');
    throw new HttpError(first.error.status, first.error.code, `Nothing was changed. ${reasons}`, {
      errors: Object.fromEntries(refused.map(({ id, sentence }) => [String(id), sentence])),
    });
  }
  return deed;
}
