import Box from '@mui/material/Box';
import { useStaff } from '../../app/useStaff.ts';
import { FilterChip } from '../../ui/FilterChip.tsx';
import { setFilters } from './filterWords.ts';
import { useReportAddress } from './useReportAddress.ts';

/** What the report is narrowed to, each with a way to take it off; it is printed too. */
export function FilterChips() {
  const [address, go] = useReportAddress();
  const set = setFilters(address, useStaff());
  return set.length === 0 ? null : (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
      {set.map(({ name, words }) => (
        <FilterChip key={name} words={words} drop={() => go({ [name]: '' })} />
      ))}
    </Box>
  );
}
