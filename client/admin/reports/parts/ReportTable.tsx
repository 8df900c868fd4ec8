import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

export type TableColumn<Row> = {
  label: string;
  /** Words and names stand left, numbers right. */
  align?: 'left' | 'right';
  cell: (row: Row) => ReactNode;
};

type Props<Row> = {
  /** What the table tells, for screen readers. */
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
};

const Scroll = styled('section')({ overflowX: 'auto' });

const Table = styled('table')({
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: 13,
  '& th, & td': {
    padding: '7px 10px',
    textAlign: 'right',
    borderBottom: '1px solid var(--line)',
    verticalAlign: 'top',
    whiteSpace: 'nowrap',
  },
  '& thead th': {
    fontWeight: 600,
    color: 'var(--ink-2)',
    verticalAlign: 'bottom',
    whiteSpace: 'normal',
  },
  '& tbody th': { fontWeight: 550 },
  '& .left': { textAlign: 'left', whiteSpace: 'normal' },
  '& tbody tr:last-of-type > *': { borderBottom: 0 },
  '.on-paper & :is(th, td)': { padding: '6px 4px' },
  '& small': { display: 'block', fontSize: 12, color: 'var(--ink-3)' },
});

/** A table of a report: the first column names the row. */
export function ReportTable<Row>({ caption, columns, rows, keyOf }: Props<Row>) {
  const [first, ...others] = columns;
  return (
    <Scroll tabIndex={0} aria-label={caption}>
      <Table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, align }, index) => (
              <th key={label} scope="col" className={index === 0 ? 'left' : align}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row" className="left">
                {first?.cell(row)}
              </th>
              {others.map(({ label, align, cell }) => (
                <td key={label} className={align}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  );
}
