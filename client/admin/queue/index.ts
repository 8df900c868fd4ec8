import { lazyNamed } from '../ui/lazyNamed.ts';

export const QueuePage = lazyNamed(() => import('./QueuePage.tsx'), 'QueuePage');
