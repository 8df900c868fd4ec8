import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { erasedDetails } from './audit.service.ts';

/**
 * That somebody looked or changed something is never gone; what they saw or wrote is. Of lists that
 * were exported the trail has the filter: one that looks for the person goes too.
 * @param names what somebody looks for who means the person: address, number, names
 */
export async function forgetInAudit(
  trx: Trx,
  leadIds: readonly number[],
  names: readonly string[],
): Promise<void> {
  const forget = () => trx.updateTable('auditEvents').set({ details: erasedDetails });
  await forget()
    .where('resource', '=', 'leads')
    .where('recordId', 'in', leadIds.map(String))
    .where('details', '<>', '{}')
    .execute();
  for (const name of names) {
    await forget()
      .where('resource', '=', 'leads')
      .where('recordId', '=', 'list')
      .where(
        sql<boolean>`instr(lower(json_extract(details, '$.filter')), ${name.toLowerCase()}) > 0`,
      )
      .execute();
  }
}
