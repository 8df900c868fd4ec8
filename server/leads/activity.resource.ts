import { idsBehind } from '../reports/behind.ts';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Activity } from '../../shared/records.ts';
import type { Resource } from '../rest/resource.ts';
import { ownLocations, type Viewer } from '../staff/principal.ts';
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
    // Those behind a figure of a report.
    counted: {
      type: 'text',
      idsFor: (ctx, viewer, value) => idsBehind(ctx, 'work', viewer, value),
    },
  },
  defaultSort: ['at', 'DESC'],
  scope: ownStories,
  embeds: { lead: leadEmbed('leadId'), actor: userEmbed('actorId') },
  toRecord: (row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }),
};

/** Without what tells of households at locations that aren't theirs to see. */
function ownStories(viewer: Viewer): RawBuilder<boolean> | null {
  const own = ownHistories(viewer);
  const seen = ownLocations(viewer, 'other.locationId');
  return own === null || seen === null
    ? null
    : sql<boolean>`(${own} and not (activities.type in ('linked', 'unlinked')
        and json_extract(activities.data, '$.kind') = 'household'
        and not exists (select 1 from leads as other
          where other.id = json_extract(activities.data, '$.otherId') and ${seen})))`;
}
