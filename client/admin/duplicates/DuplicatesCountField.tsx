import Button from '@mui/material/Button';
import { LinkBase as Link, useGetList } from 'react-admin';

const one = { pagination: { page: 1, perPage: 1 } };

/** The way to the possible duplicates, with their number; where there are none, nothing. */
export function DuplicatesCountField() {
  const { total = 0 } = useGetList('duplicates', one);
  return total === 0 ? null : (
    <Button component={Link} to="/duplicates" variant="text">
      Possible duplicates: {total.toLocaleString('en-US')}
    </Button>
  );
}
