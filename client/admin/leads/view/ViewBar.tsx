import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { ViewLayout } from '../../../../shared/lead-columns.ts';
import { useIsAtLeast } from '../../app/useStaff.ts';
import { FilterChips } from '../FilterChips.tsx';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { ExportButton } from './ExportButton.tsx';
import { ViewMenu } from './ViewMenu.tsx';

const bar = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 1,
  py: 1.5,
};

/** What narrows the leads at the left; at the right the saved view and what it shows. */
export function ViewBar({ layout }: { layout: ViewLayout }) {
  const small = useMediaQuery('(max-width: 699px)', { noSsr: true });
  const isManager = useIsAtLeast('manager');
  return (
    <Box sx={bar}>
      <FilterChips />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <ViewMenu layout={layout} />
        {layout === 'list' && !small && <ColumnsMenu />}
        {layout === 'list' && isManager && <ExportButton />}
      </Box>
    </Box>
  );
}
