import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import type { Email } from '../../../shared/records.ts';
import type { TodayCounts } from '../../../shared/today.ts';
import { PlaceLink, usePlaces } from './PlaceLink.tsx';
import { useChosenLocation } from './useLocations.ts';
import { useProvider } from './useProvider.ts';

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

const everyMinute = 60_000;
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

/** How many people wait to be called at the chosen location. */
function useDueNow(): TodayCounts {
  const provider = useProvider();
  const [locationId] = useChosenLocation();
  const { data } = useQuery({
    queryKey: ['today', 'counts', locationId],
    queryFn: () => provider.todayCounts(locationId),
    refetchInterval: everyMinute,
  });
  return data ?? { due: 0, late: 0, cut: false };
}

export function SideNavigation() {
  const { due, late, cut } = useDueNow();
  const failed = useFailedMails();
  const places = usePlaces();
  const counts: Readonly<Record<string, CountProps>> = {
    '/today': { count: due, more: cut, words: late === 0 ? 'due now' : `due now, ${late} late` },
    '/emails': { count: failed, words: 'failed this week', trouble: true },
  };
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
          {counts[to] && <Count {...counts[to]} />}
        </Box>
      ))}
    </Box>
  );
}

/** `more`: there are more than these. */
type CountProps = { count: number; more?: boolean; words: string; trouble?: boolean };

/** How much waits in a place; nothing where nothing does. */
function Count({ count, more = false, words, trouble = false }: CountProps) {
  const shown = `${count}${more ? '+' : ''}`;
  return count === 0 ? null : (
    <Box
      component="span"
      title={`${shown} ${words}`}
      sx={{ fontSize: 13, color: trouble ? 'var(--late)' : 'inherit' }}
    >
      {shown}
      <span className="visually-hidden"> {words}</span>
    </Box>
  );
}
