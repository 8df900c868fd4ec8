import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { RowTable } from './RowTable.tsx';
import { useRows } from './useRows.ts';

/** What is wrong with the file: row, column, value and why. */
export function ProblemRows({ importId }: { importId: number }) {
  const found = useRows(importId, 'problems');
  return (
    <RowTable found={found} columns={['Row', 'Column', 'Value', 'What is wrong', 'The row']}>
      {found.rows.flatMap(({ row, problems }) => {
        const refused = problems.some(({ stops }) => stops);
        return problems.map(({ heading, value, message, stops }, index) => (
          <TableRow key={`${row}.${index}`}>
            <TableCell>{row}</TableCell>
            <TableCell>{heading}</TableCell>
            <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 120 }}>{value}</TableCell>
            <TableCell sx={{ minWidth: 200, color: stops ? 'var(--late)' : 'var(--ink-2)' }}>
              {message}
            </TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>
              {refused ? 'is left out' : 'comes in'}
            </TableCell>
          </TableRow>
        ));
      })}
    </RowTable>
  );
}
