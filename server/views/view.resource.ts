import { type RawBuilder, sql } from 'kysely';
import type { View } from '../../shared/records.ts';
import type { Resource } from '../rest/resource.ts';
import type { Viewer } from '../staff/principal.ts';
import { userEmbed } from '../staff/user.embed.ts';
import type { ViewRow } from './view.table.ts';

const text = { type: 'text' } as const;
const json = { type: 'json' } as const;

export const viewResource: Resource<ViewRow, View> = {
  name: 'views',
  singular: 'view',
  table: 'views',
  fields: {
    id: { type: 'integer' },
    name: text,
    resource: text,
    shared: { type: 'boolean' },
    ownerId: text,
    layout: text,
    filter: json,
    sort: json,
    columns: json,
    version: { type: 'integer' },
  },
  defaultSort: ['name', 'ASC'],
  scope: ownAndShared,
  embeds: { owner: userEmbed('ownerId') },
  toRecord: (row) => ({
    ...row,
    shared: row.shared === 1,
    filter: JSON.parse(row.filter) as View['filter'],
    sort: JSON.parse(row.sort) as View['sort'],
    columns: JSON.parse(row.columns) as View['columns'],
  }),
};

/** One's own, and what colleagues share: those of one's locations, and admins, who have all. */
function ownAndShared({ userId, locationIds }: Viewer): RawBuilder<boolean> {
  const isOwn = sql<boolean>`views."ownerId" = ${userId}`;
  if (locationIds === 'all') {
    return sql<boolean>`(${isOwn} or views.shared = 1)`;
  }
  return locationIds.length === 0
    ? isOwn
    : sql<boolean>`(${isOwn} or views.shared = 1 and exists (select 1 from users
        left join "userLocations" on "userLocations"."userId" = users.id
        where users.id = views."ownerId" and (users.role = 'admin'
          or "userLocations"."locationId" in (${sql.join(locationIds)}))))`;
}
