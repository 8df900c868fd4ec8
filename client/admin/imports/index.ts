import { lazyNamed } from '../ui/lazyNamed.ts';

export const imports = {
  list: lazyNamed(() => import('./ImportList.tsx'), 'ImportList'),
  show: lazyNamed(() => import('./ImportPage.tsx'), 'ImportPage'),
};
