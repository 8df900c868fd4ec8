import type { Trx } from '../db/database.ts';
import { erasedDetails } from './audit.service.ts';

/** What whole lists were exported as: filtered ones with few columns, and with all. */
const lists = ['list', 'full'];

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
  await trx
    .updateTable('auditEvents')
    .set({ details: erasedDetails })
    .where('resource', '=', 'leads')
    .where('recordId', 'in', leadIds.map(String))
    .where('details', '<>', '{}')
    .execute();
  const wanted = names.map((name) => name.toLowerCase());
  await forgetDetails(trx, lists, ({ filter }) => {
    const asked = JSON.stringify(filter ?? null).toLowerCase();
    return wanted.some((name) => asked.includes(name));
  });
}

/** Forgets what was changed in a lead at some instants (ISO): what it took then was somebody's. */
export async function forgetChanges(
  trx: Trx,
  leadId: number,
  instants: readonly string[],
): Promise<void> {
  await trx
    .updateTable('auditEvents')
    .set({ details: erasedDetails })
    .where('resource', '=', 'leads')
    .where('action', '=', 'change')
    .where('recordId', '=', String(leadId))
    .where('at', 'in', instants)
    .execute();
}

/**
 * Forgets the details of what was done to these leads where they tell of somebody.
 * @param recordIds as the trail has them
 */
export async function forgetDetails(
  trx: Trx,
  recordIds: readonly string[],
  tells: (details: Readonly<Record<string, unknown>>) => boolean,
): Promise<void> {
  const rows = await trx
    .selectFrom('auditEvents')
    .select(['id', 'details'])
    .where('resource', '=', 'leads')
    .where('recordId', 'in', recordIds)
    .where('details', 'not in', ['{}', erasedDetails])
    .execute();
  for (const { id, details } of rows) {
    if (tells(JSON.parse(details) as Record<string, unknown>)) {
      const forgotten = { details: erasedDetails };
      await trx.updateTable('auditEvents').set(forgotten).where('id', '=', id).execute();
    }
  }
}
