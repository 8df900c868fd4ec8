import { Pagination, useListPaginationContext } from 'react-admin';

/** The pages of a list; nothing where all of it is on the screen. */
export function Pages({ sizes }: { sizes: [number, ...number[]] }) {
  const { total = 0 } = useListPaginationContext();
  return total <= sizes[0] ? null : <Pagination rowsPerPageOptions={sizes} />;
}
