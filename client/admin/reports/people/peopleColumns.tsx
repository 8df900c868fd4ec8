import {
  type PersonGroup,
  type PromiseKind,
  promiseKinds,
  type WorkKind,
  workKinds,
} from '../../../../shared/report-answers.ts';
import { RowsCell } from '../parts/cells.tsx';
import type { TableColumn } from '../parts/ReportTable.tsx';
import { PromisesLink, WorkLink } from '../parts/RowsLink.tsx';
import { BookedCell } from './BookedCell.tsx';

type Column = TableColumn<PersonGroup>;

const person: Column = { label: 'Person', cell: ({ label }) => label };

const workLabels: Record<WorkKind, string> = {
  calls: 'Calls',
  reached: 'Of them reached',
  mails: 'Mails',
  notes: 'Notes',
  booked: 'Visits booked',
  tasksDone: 'Tasks done',
};

const promiseLabels: Record<PromiseKind, string> = {
  all: 'Promised',
  kept: 'Kept',
  late: 'Late',
  open: 'Still open',
};

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
