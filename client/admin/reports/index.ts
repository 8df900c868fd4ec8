import { ReportsIcon } from '../ui/icons.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';

/** At `/reports` and below it, for managers and admins. */
export const reports = {
  list: lazyNamed(() => import('./ReportsPage.tsx'), 'ReportsPage'),
  icon: ReportsIcon,
};
