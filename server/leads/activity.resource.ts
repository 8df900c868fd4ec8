import type { Selectable } from 'kysely';
import type { Activity } from '../../shared/records.ts';
import { type Resource, ownLeads } from '../rest/resource.ts';
import { userEmbed } from '../staff/user.embed.ts';
import { leadEmbed } from './lead.embed.ts';
import type { ActivityTable } from './lead.table.ts';

export const activityResource: Resource<Selectable<ActivityTable>, Activity> = {
  name: 'activities',
  singular: 'activity',
  table: 'activities',
  fields: {
    id: { type: 'integer' },
    leadId: { type: 'integer' },
    at: { type: 'instant' },
    actorId: { type: 'text', nullable: true },
    type: { type: 'text' },
    data: { type: 'json' },
  },
  defaultSort: ['at', 'DESC'],
  scope: (principal) => ownLeads(principal, 'activities.leadId'),
  embeds: { lead: leadEmbed('leadId'), actor: userEmbed('actorId') },
  toRecord: (row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }),
};
