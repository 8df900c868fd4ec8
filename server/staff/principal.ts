import { sql, type RawBuilder } from 'kysely';
import type { Role } from '../../shared/vocabulary.ts';
import { forbidden } from '../http/errors.ts';

/** The signed-in person, as every route and query gets it. */
export type Principal = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The locations this person belongs to; `all` for admins. */
  readonly locationIds: readonly number[] | 'all';
};

/** Who looks: all that decides which rows a person may see. */
export type Viewer = Pick<Principal, 'userId' | 'locationIds'>;

const ranks: Record<Role, number> = { frontDesk: 0, manager: 1, admin: 2 };

/** @throws HttpError 403 where the role is too low */
export function requireRole(principal: Principal, role: Role): void {
  if (ranks[principal.role] < ranks[role]) {
    throw forbidden('Your account may not do this. Ask a manager or an admin.');
  }
}

export function maySeeLocation(principal: Principal, locationId: number | null): boolean {
  if (principal.locationIds === 'all') {
    return true;
  }
  return locationId !== null && principal.locationIds.includes(locationId);
}

/** `column in (own locations)`, or null where the person sees all: goes into every query. */
export function ownLocations(
  { locationIds: ids }: Viewer,
  column: string,
): RawBuilder<boolean> | null {
  if (ids === 'all') {
    return null;
  }
  return ids.length === 0
    ? sql<boolean>`1 = 0`
    : sql<boolean>`${sql.ref(column)} in (${sql.join(ids)})`;
}
