import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { LinkBase as Link } from 'react-admin';
import type { ViewLayout } from '../../../../shared/lead-columns.ts';
import { paths } from './listAddress.ts';
import { useKeepView } from './useLeadView.ts';

const labels: Record<ViewLayout, string> = { list: 'List', board: 'Board' };

/** List or board: two links, so that either can be opened and sent on. */
export function LayoutToggle({ layout }: { layout: ViewLayout }) {
  const keep = useKeepView();
  return (
    <Box component="nav" aria-label="Layout" sx={{ display: 'flex', gap: 0.5 }}>
      {(['list', 'board'] as const).map((each) => (
        <Button
          key={each}
          component={Link}
          to={paths[each]}
          size="small"
          onClick={() => keep({ layout: each })}
          {...(each === layout ? { 'aria-current': 'page' } : { variant: 'text' })}
        >
          {labels[each]}
        </Button>
      ))}
    </Box>
  );
}
