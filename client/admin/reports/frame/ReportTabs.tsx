import Box from '@mui/material/Box';
import { LinkBase as Link, useLocation } from 'react-admin';
import { reportPages } from '../reportPages.ts';
import { reportPath } from '../reportPath.ts';

/** What the pages have in common; the rest (grouping, a chosen rate) stays with its page. */
const carried = ['from', 'to', 'locationId', 'asOf'];
const filters = ['source', 'concern', 'language', 'assigneeId'];

/** The pages of the reports; range, location and filters go along. */
export function ReportTabs() {
  const { pathname, search } = useLocation();
  const kept = new URLSearchParams(search);
  return (
    <Box component="nav" aria-label="Reports" className="not-printed" sx={line}>
      {reportPages
        .filter(({ hidden }) => !hidden)
        .map(({ path, label, noFilters }) => {
          const words = noFilters ? carried : [...carried, ...filters];
          const along = new URLSearchParams([...kept].filter(([word]) => words.includes(word)));
          const here = pathname.replace(/\/$/, '') === reportPath(path);
          return (
            <Link
              key={path}
              to={`${reportPath(path)}?${along.toString()}`}
              className={here ? 'here' : ''}
              {...(here && { 'aria-current': 'page' })}
            >
              {label}
            </Link>
          );
        })}
    </Box>
  );
}

const line = {
  display: 'flex',
  gap: 0.5,
  overflowX: 'auto',
  borderBottom: '1px solid var(--line)',
  mt: '-12px',
  mb: 2.5,
  '& a': {
    p: '10px 14px',
    mb: '-1px',
    whiteSpace: 'nowrap',
    textDecoration: 'none',
    color: 'var(--ink-2)',
    fontWeight: 550,
    borderBottom: '2px solid transparent',
  },
  '& a:focus-visible': { outlineOffset: '-2px' },
  '& a.here': { color: 'var(--ink)', borderColor: 'var(--accent)', fontWeight: 650 },
};
