import { CalendarIcon } from '../ui/icons.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';

export const appointments = {
  list: lazyNamed(() => import('./AppointmentsPage.tsx'), 'AppointmentsPage'),
  icon: CalendarIcon,
};
