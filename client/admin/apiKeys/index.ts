import { lazyNamed } from '../ui/lazyNamed.ts';

export const apiKeys = { list: lazyNamed(() => import('./ApiKeyList.tsx'), 'ApiKeyList') };
