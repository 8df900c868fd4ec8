import { MailIcon } from '../ui/icons.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';

export const emails = {
  list: lazyNamed(() => import('./Outbox.tsx'), 'Outbox'),
  show: lazyNamed(() => import('./MailPage.tsx'), 'MailPage'),
  icon: MailIcon,
  options: { label: 'Outbox' },
};
