import type { Location } from '../../../shared/records.ts';
import { lazyNamed } from '../ui/lazyNamed.ts';

export const locations = {
  list: lazyNamed(() => import('./LocationList.tsx'), 'LocationList'),
  create: lazyNamed(() => import('./LocationCreate.tsx'), 'LocationCreate'),
  edit: lazyNamed(() => import('./LocationEdit.tsx'), 'LocationEdit'),
  recordRepresentation: (location: Location) => location.name,
};
