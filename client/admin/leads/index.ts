import type { Lead } from '../../../shared/records.ts';
import { PeopleIcon } from '../ui/icons.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { LeadList } from './LeadList.tsx';

/** At `/leads/board`. */
export const LeadBoard = lazyNamed(() => import('./board/LeadBoard.tsx'), 'LeadBoard');

/** The list is what a day begins with; the rest is loaded when it is opened. */
export const leads = {
  list: LeadList,
  show: lazyNamed(() => import('./LeadPage.tsx'), 'LeadPage'),
  edit: lazyNamed(() => import('./LeadEdit.tsx'), 'LeadEdit'),
  create: lazyNamed(() => import('./LeadCreate.tsx'), 'LeadCreate'),
  icon: PeopleIcon,
  recordRepresentation: (lead: Lead) => lead.reference,
};
