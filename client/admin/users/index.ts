import type { User } from '../../../shared/records.ts';
import { lazyNamed } from '../ui/lazyNamed.ts';

export const users = {
  list: lazyNamed(() => import('./UserList.tsx'), 'UserList'),
  create: lazyNamed(() => import('./UserCreate.tsx'), 'UserCreate'),
  edit: lazyNamed(() => import('./UserEdit.tsx'), 'UserEdit'),
  recordRepresentation: (user: User) => user.name,
};
