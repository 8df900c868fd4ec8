import { lazyNamed } from '../ui/lazyNamed.ts';

/** What locations hand over to each other. */
export const transfers = {
  list: lazyNamed(() => import('./TransferList.tsx'), 'TransferList'),
};
