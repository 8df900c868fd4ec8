import type { Trx } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import type { Principal } from '../staff/principal.ts';
import { visibleLead } from './lead.queries.ts';
import type { LeadRow } from './lead.table.ts';

/**
 * Does the same to several leads, all or none: where one refuses, the transaction is given up.
 * @throws HttpError with the first refusal's status; it names each lead that refused, and why
 */
export async function forEachLead(
  trx: Trx,
  principal: Principal,
  ids: readonly number[],
  act: (lead: LeadRow) => Promise<unknown>,
): Promise<void> {
  const refused: { id: number; error: HttpError; sentence: string }[] = [];
  for (const id of ids) {
    let name = `Lead ${id}`;
    try {
      const lead = await visibleLead(trx, principal, id);
      name = lead.reference;
      await act(lead);
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
}
