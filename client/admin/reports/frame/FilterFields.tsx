import Box from '@mui/material/Box';
import { useStaff } from '../../app/useStaff.ts';
import { FilterSelect } from '../../ui/FilterSelect.tsx';
import { filterLabels, type FilterName, filterOptions } from './filterWords.ts';
import { useReportAddress } from './useReportAddress.ts';

const any = { value: '', label: 'All' };

/** Which leads a report is about. */
export function FilterFields() {
  const [address, go] = useReportAddress();
  const options = filterOptions(useStaff());
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {(Object.keys(filterLabels) as FilterName[]).map((name) => (
        <FilterSelect
          key={name}
          label={filterLabels[name]}
          options={[any, ...options[name]]}
          value={options[name].some(({ value }) => value === address[name]) ? address[name] : ''}
          choose={(value) => go({ [name]: value })}
        />
      ))}
    </Box>
  );
}
