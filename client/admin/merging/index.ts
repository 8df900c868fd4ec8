import { lazyNamed } from '../ui/lazyNamed.ts';

/** At `/leads/merge?ids=1,2`. */
export const MergePage = lazyNamed(() => import('./MergePage.tsx'), 'MergePage');
