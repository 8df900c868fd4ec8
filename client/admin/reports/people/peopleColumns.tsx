import { type PersonGroup, promiseKinds, workKinds } from '../../../../shared/report-answers.ts';
import { RowsCell } from '../parts/cells.tsx';
import type { TableColumn } from '../parts/ReportTable.tsx';
import { PromisesLink, WorkLink } from '../parts/RowsLink.tsx';
import { BookedCell } from './BookedCell.tsx';
import { promiseLabels, workLabels } from './workLabels.ts';

type Column = TableColumn<PersonGroup>;

const person: Column = { label: 'Person', cell: ({ label }) => label };

/** What somebody did, each count with the way to it. */
export const workColumns: readonly Column[] = [
  person,
  ...workKinds.map((kind) => ({
    label: workLabels[kind],
    cell: ({ done }: PersonGroup) => <WorkLink {...done[kind]} />,
  })),
];

export const promiseColumns: readonly Column[] = [
  person,
  ...promiseKinds.map((kind) => ({
    label: promiseLabels[kind],
    cell: ({ promises }: PersonGroup) => <PromisesLink {...promises[kind]} />,
  })),
];

export const bookedColumns: readonly Column[] = [
  person,
  { label: 'Requests', cell: ({ n, rows }) => <RowsCell count={n} rows={rows} /> },
  { label: 'Booked within 30 days', cell: (row) => <BookedCell person={row} /> },
];
