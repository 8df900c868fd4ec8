import { type Selectable, sql } from 'kysely';
import type { Activity } from '../../shared/records.ts';
import type { Resource } from '../rest/resource.ts';
import { userEmbed } from '../staff/user.embed.ts';
import { idsInHistories, ownHistories } from './family.ts';
import { leadEmbed } from './lead.embed.ts';
import type { ActivityTable } from './lead.table.ts';

export const activityResource: Resource<Selectable<ActivityTable>, Activity> = {
  name: 'activities',
  singular: 'activity',
  table: 'activities',
  fields: {
    id: { type: 'integer' },
    // A lead's history is that of the leads merged into it, too.
    leadId: {
      type: 'integer',
      matches: (ids) => sql`activities.id in ${idsInHistories('activities', ids.map(Number))}`,
    },
    at: { type: 'instant' },
    actorId: { type: 'text', nullable: true },
    type: { type: 'text' },
    data: { type: 'json' },
  },
  defaultSort: ['at', 'DESC'],
  scope: ownHistories,
  embeds: { lead: leadEmbed('leadId'), actor: userEmbed('actorId') },
  toRecord: (row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }),
};
