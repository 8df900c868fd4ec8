import Button from '@mui/material/Button';
import { LinkBase as Link, useGetList } from 'react-admin';

const newest = { field: 'offeredAt', order: 'DESC' } as const;
const one = { page: 1, perPage: 1 };

/** The way to what was handed over between locations, where anything was. */
export function TransfersLinkField() {
  const { total = 0 } = useGetList('transfers', { pagination: one, sort: newest });
  return total === 0 ? null : (
    <Button
      component={Link}
      to="/transfers"
      variant="text"
      sx={{ display: { xs: 'none', md: 'inline-flex' } }}
    >
      Handed over
    </Button>
  );
}
