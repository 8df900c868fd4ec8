import { lazyNamed } from '../ui/lazyNamed.ts';

export const duplicates = {
  list: lazyNamed(() => import('./DuplicatesPage.tsx'), 'DuplicatesPage'),
};
