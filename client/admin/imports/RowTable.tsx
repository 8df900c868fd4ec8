import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { Problem } from '../ui/Problem.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import type { useRows } from './useRows.ts';

type Props = {
  found: ReturnType<typeof useRows>;
  columns: readonly string[];
  /** Columns that a phone has no room for: another one says the same there. */
  wideOnly?: readonly string[];
  children: ReactNode;
};

/** A page of rows of the file, with the way to the others. */
export function RowTable({ found, columns, wideOnly = [], children }: Props) {
  const { error, isPending, refetch, page, pages, setPage } = found;
  if (error) {
    return <Problem error={error} retry={() => void refetch()} />;
  }
  if (isPending) {
    return <SkeletonRows rows={3} />;
  }
  return (
    <>
      <Box sx={{ overflowX: 'auto' }}>
        <Table size="small">
          <TableHead>
            <TableRow>
              {columns.map((column) => (
                <TableCell key={column} {...(wideOnly.includes(column) && { sx: onWide })}>
                  {column}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>{children}</TableBody>
        </Table>
      </Box>
      {pages > 1 && (
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', p: '8px 18px', fontSize: 13 }}>
          <Button size="small" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Before
          </Button>
          Page {page + 1} of {pages}
          <Button size="small" disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>
            Next
          </Button>
        </Box>
      )}
    </>
  );
}

/** The look of a cell, or of a line in one, that is there for one width only. */
export const onWide = { display: { xs: 'none', sm: 'table-cell' } };
export const onPhone = { display: { xs: 'block', sm: 'none' } };
