import Box from '@mui/material/Box';
import { type ReactNode, useState } from 'react';
import { LinkBase, useGetList, useLocation } from 'react-admin';
import type { Email } from '../../../shared/records.ts';
import { CalendarIcon, MailIcon, PeopleIcon, PlusIcon, SettingsIcon } from '../ui/icons.tsx';

const places = [
  { to: '/leads', label: 'Leads', Icon: PeopleIcon },
  { to: '/appointments', label: 'Calendar', Icon: CalendarIcon },
  { to: '/emails', label: 'Outbox', Icon: MailIcon },
  { to: '/settings', label: 'Settings', Icon: SettingsIcon },
] as const;

/** Where one is in Settings too. */
const settings = ['/locations', '/users', '/emailTemplates', '/apiKeys', '/auditEvents'];

const link = {
  display: 'flex',
  justifyContent: 'space-between',
  padding: '9px 12px',
  borderRadius: '6px',
  color: 'var(--ink-2)',
  textDecoration: 'none',
  fontWeight: 550,
  '&:hover': { background: 'var(--sunken)' },
  '&.active': { background: 'var(--accent-soft)', color: 'var(--accent-text)', fontWeight: 650 },
};

/** A link that knows when one is there, for the eye (`active`) and for screen readers. */
function PlaceLink({ to, className, children }: PlaceLinkProps) {
  const { pathname } = useLocation();
  const roots = to === '/settings' ? [to, ...settings] : [to];
  const here = roots.some((root) => pathname === root || pathname.startsWith(`${root}/`));
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

type PlaceLinkProps = { to: string; className?: string; children: ReactNode };

const week = 7 * 86_400_000;

/**
 * How many mails of the last week could not be sent: they wait for a person. The week is counted
 * from when the page was opened, so that nothing is asked for by itself.
 */
function useFailedMails(): number {
  const [since] = useState(() => new Date(Date.now() - week).toISOString());
  const { total = 0 } = useGetList<Email>('emails', {
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'DESC' },
    filter: { status: 'failed', createdAt_gte: since },
  });
  return total;
}

export function SideNavigation() {
  const failed = useFailedMails();
  return (
    <Box
      component="nav"
      aria-label="Main"
      sx={{
        display: { xs: 'none', md: 'flex' },
        flexDirection: 'column',
        gap: '2px',
        p: '12px 10px',
        background: 'var(--surface)',
        borderRight: '1px solid var(--line)',
      }}
    >
      {places.map(({ to, label }) => (
        <Box key={to} component={PlaceLink} to={to} sx={link}>
          {label}
          {to === '/emails' && failed > 0 && (
            <Box
              component="span"
              title={`${failed} failed this week`}
              sx={{ fontSize: 13, color: 'var(--late)' }}
            >
              {failed}
              <span className="visually-hidden"> failed this week</span>
            </Box>
          )}
        </Box>
      ))}
    </Box>
  );
}

const bottomLink = {
  flex: 1,
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: '2px',
  minHeight: 56,
  fontSize: 12,
  color: 'var(--ink-2)',
  textDecoration: 'none',
  '&.active': { color: 'var(--accent-text)', fontWeight: 650 },
};

/** The navigation on a phone, with the way to a new lead in the middle. */
export function BottomBar() {
  return (
    <Box
      component="nav"
      aria-label="Main, small screen"
      sx={{
        display: { xs: 'flex', md: 'none' },
        position: 'fixed',
        inset: 'auto 0 0 0',
        zIndex: 10,
        alignItems: 'center',
        background: 'var(--surface)',
        borderTop: '1px solid var(--line)',
        pb: 'env(safe-area-inset-bottom)',
      }}
    >
      {places.slice(0, 2).map(bottomItem)}
      <Box component={LinkBase} to="/leads/create" aria-label="New lead" sx={createButton}>
        <PlusIcon fontSize="medium" />
      </Box>
      {places.slice(2).map(bottomItem)}
    </Box>
  );
}

function bottomItem({ to, label, Icon }: (typeof places)[number]) {
  return (
    <Box key={to} component={PlaceLink} to={to} sx={bottomLink}>
      <Icon />
      {label}
    </Box>
  );
}

const createButton = {
  display: 'grid',
  placeItems: 'center',
  width: 52,
  height: 52,
  mx: 1,
  borderRadius: '50%',
  background: 'var(--accent)',
  color: 'var(--accent-ink)',
};
