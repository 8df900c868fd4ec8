import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { Quiet } from '../ui/Card.tsx';
import { onPhone, onWide, RowTable } from './RowTable.tsx';
import { useRows } from './useRows.ts';

/** What is wrong with the file: row, column, value and why. */
export function ProblemRows({ importId }: { importId: number }) {
  const found = useRows(importId, 'problems');
  return (
    <RowTable
      found={found}
      columns={['Row', 'Column', 'Value', 'What is wrong', 'The row']}
      wideOnly={['Column', 'Value', 'The row']}
    >
      {found.rows.flatMap(({ row, problems }) => {
        const refused = problems.some(({ stops }) => stops);
        const outcome = refused ? 'is left out' : 'comes in';
        return problems.map(({ heading, value, message, stops }, index) => (
          <TableRow key={`${row}.${index}`}>
            <TableCell>{row}</TableCell>
            <TableCell sx={onWide}>{heading}</TableCell>
            <TableCell sx={{ ...onWide, overflowWrap: 'anywhere', minWidth: 120 }}>
              {value}
            </TableCell>
            <TableCell sx={{ minWidth: 200, color: stops ? 'var(--late)' : 'var(--ink-2)' }}>
              {message}
              <Quiet as="span" sx={{ ...onPhone, overflowWrap: 'anywhere' }}>
                {placeWords(heading, value)}
                {outcome}
              </Quiet>
            </TableCell>
            <TableCell sx={{ ...onWide, whiteSpace: 'nowrap' }}>{outcome}</TableCell>
          </TableRow>
        ));
      })}
    </RowTable>
  );
}

/** `Mail “nonsense” · ` */
function placeWords(heading: string, value: string): string {
  const said = value === '' ? '' : ` “${value}”`;
  return heading === '' ? '' : `${heading}${said} · `;
}
