import { type LeadColumn, usualColumns } from '../../../shared/lead-columns.ts';
import type { View } from '../../../shared/records.ts';
import type { Trx } from '../../db/database.ts';
import { demoUsers } from './demo-clinics.ts';

type Made = Pick<View, 'name' | 'layout' | 'filter'>;

const withPhone: readonly LeadColumn[] = [...usualColumns, 'phone'];

/** What the admin of the demo shares with everybody. */
const views: readonly Made[] = [
  { name: 'Morning triage', layout: 'list', filter: { status: 'requested' } },
  { name: 'Mine, in Spanish', layout: 'list', filter: { assigneeId: 'me', language: 'es' } },
  { name: 'My board', layout: 'board', filter: { assigneeId: 'me' } },
];

export async function insertViews(trx: Trx): Promise<void> {
  const owners = demoUsers.filter(({ role }) => role === 'admin').slice(0, 1);
  for (const { id: ownerId } of owners) {
    await trx
      .insertInto('views')
      .values(
        views.map(({ filter, ...view }) => ({
          ...view,
          resource: 'leads' as const,
          shared: 1 as const,
          ownerId,
          filter: JSON.stringify(filter),
          sort: JSON.stringify(['nextStepAt', 'ASC']),
          columns: JSON.stringify(withPhone),
        })),
      )
      .execute();
  }
}
