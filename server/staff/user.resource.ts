import { type RawBuilder, sql } from 'kysely';
import type { User } from '../../shared/records.ts';
import type { Language } from '../../shared/vocabulary.ts';
import type { Resource } from '../rest/resource.ts';
import type { Viewer } from './principal.ts';
import type { UserRow } from './staff.table.ts';

type UserLine = Pick<
  UserRow,
  'id' | 'email' | 'name' | 'role' | 'active' | 'version' | 'languages'
> & {
  /** The ids with commas between; null: none */
  locationIds: string | null;
};

export const idsOfLocations = sql`(
  select string_agg(cast("userLocations"."locationId" as text), ',')
  from "userLocations" where "userLocations"."userId" = users.id)`;

/** Admins see everybody, others those they share a location with, and themselves. */
export const users: Resource<UserLine, User> = {
  name: 'users',
  singular: 'user',
  table: 'users',
  fields: {
    id: { type: 'text' },
    email: { type: 'text' },
    name: { type: 'text' },
    role: { type: 'text' },
    locationIds: { type: 'json', expression: idsOfLocations },
    languages: { type: 'json' },
    active: { type: 'boolean' },
    version: { type: 'integer' },
  },
  defaultSort: ['name', 'ASC'],
  scope: colleagues,
  search: (q) => {
    const part = `%${q.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
    return sql<boolean>`(lower(users.name) like ${part} escape '\\' or users.email like ${part} escape '\\')`;
  },
  toRecord: toUser,
};

function colleagues({ userId, locationIds }: Viewer): RawBuilder<boolean> | null {
  if (locationIds === 'all') {
    return null;
  }
  const isSelf = sql<boolean>`users.id = ${userId}`;
  return locationIds.length === 0
    ? isSelf
    : sql<boolean>`(${isSelf} or exists (select 1 from "userLocations"
        where "userLocations"."userId" = users.id
        and "userLocations"."locationId" in (${sql.join(locationIds)})))`;
}

export function toUser({ locationIds, languages, active, ...same }: UserLine): User {
  const ids = locationIds?.split(',').map(Number) ?? [];
  return {
    ...same,
    locationIds: ids.toSorted((a, b) => a - b),
    // Written by us alone, after validation.
    languages: JSON.parse(languages) as Language[],
    active: active === 1,
  };
}
