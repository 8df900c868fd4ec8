import Box from '@mui/material/Box';
import { LinkBase as Link } from 'react-admin';
import { addressOf, useCalendarAddress, type View, views } from './useCalendarAddress.ts';

const frame = {
  display: 'flex',
  border: '1px solid var(--line-strong)',
  borderRadius: '6px',
  overflow: 'hidden',
  background: 'var(--surface)',
  '& a': {
    p: '8px 14px',
    fontSize: 13,
    fontWeight: 600,
    color: 'var(--ink)',
    textDecoration: 'none',
  },
  '& a:not(:last-child)': { borderRight: '1px solid var(--line-strong)' },
  '& a[aria-current]': { background: 'var(--accent-soft)', color: 'var(--accent-text)' },
  '& a:focus-visible': { outlineOffset: -3 },
};

/** Day, week or list; each keeps the day and the location one is at. */
export function ViewSwitch() {
  const [address] = useCalendarAddress();
  return (
    <Box component="nav" aria-label="Views" sx={frame}>
      {Object.entries(views).map(([view, label]) => (
        <Link
          key={view}
          to={addressOf({ ...address, view: view as View })}
          aria-current={view === address.view ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </Box>
  );
}
