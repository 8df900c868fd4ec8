import { useGetList, usePermissions } from 'react-admin';
import type { User } from '../../../shared/records.ts';
import type { Role } from '../../../shared/vocabulary.ts';

/** Colleagues, as far as this person shares a location with them; kept for some minutes. */
export function useStaff(): User[] {
  const { data } = useGetList<User>(
    'users',
    { pagination: { page: 1, perPage: 1000 }, sort: { field: 'name', order: 'ASC' } },
    { staleTime: 5 * 60_000 },
  );
  return data ?? [];
}

const ranks: Record<Role, number> = { frontDesk: 0, manager: 1, admin: 2 };

/** Whether the signed-in person has this role or a higher one. */
export function useIsAtLeast(role: Role): boolean {
  const { permissions } = usePermissions<Role>();
  return permissions !== undefined && ranks[permissions] >= ranks[role];
}
