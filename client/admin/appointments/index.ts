import { CalendarIcon } from '../ui/icons.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';

export const appointments = {
  list: lazyNamed(() => import('./AppointmentList.tsx'), 'AppointmentList'),
  icon: CalendarIcon,
};
