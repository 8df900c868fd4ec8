import type { ReactNode } from 'react';
import { LinkBase, useLocation } from 'react-admin';
import {
  CalendarIcon,
  MailIcon,
  PeopleIcon,
  ReportsIcon,
  SettingsIcon,
  TodayIcon,
} from '../ui/icons.tsx';
import { useIsAtLeast } from './useStaff.ts';

/** Where one can go, in the order of the day. */
const places = [
  { to: '/today', label: 'Today', Icon: TodayIcon },
  { to: '/leads', label: 'Leads', Icon: PeopleIcon },
  { to: '/appointments', label: 'Calendar', Icon: CalendarIcon },
  { to: '/reports', label: 'Reports', Icon: ReportsIcon },
  { to: '/emails', label: 'Outbox', Icon: MailIcon },
  { to: '/settings', label: 'Settings', Icon: SettingsIcon },
] as const;
export type Place = (typeof places)[number];

const ofManagers: readonly string[] = ['/reports'];

/** The places that this person has. */
export function usePlaces(): Place[] {
  const isManager = useIsAtLeast('manager');
  return places.filter(({ to }) => isManager || !ofManagers.includes(to));
}

/** Other addresses at which one is in a place too. */
const within: Readonly<Record<string, readonly string[]>> = {
  '/today': ['/queue'],
  '/leads': ['/transfers', '/duplicates'],
  '/settings': ['/locations', '/users', '/emailTemplates', '/apiKeys', '/auditEvents', '/imports'],
};

/** Whether an address lies in a place. The front page is Today. */
export function isWithin(place: string, pathname: string): boolean {
  const at = pathname === '/' ? '/today' : pathname;
  return [place, ...(within[place] ?? [])].some((root) => at === root || at.startsWith(`${root}/`));
}

type Props = { to: string; className?: string; children: ReactNode };

/** A link that knows when one is there, for the eye (`active`) and for screen readers. */
export function PlaceLink({ to, className, children }: Props) {
  const { pathname } = useLocation();
  const here = isWithin(to, pathname);
  return (
    <LinkBase
      to={to}
      className={here ? `${className} active` : className}
      {...(here && { 'aria-current': 'page' })}
    >
      {children}
    </LinkBase>
  );
}
