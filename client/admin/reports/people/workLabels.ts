import type { PromiseKind, WorkKind } from '../../../../shared/report-answers.ts';

/** What people do, and what becomes of what they promise, as the columns name it. */

export const workLabels: Record<WorkKind, string> = {
  calls: 'Calls',
  reached: 'Of them reached',
  mails: 'Mails',
  notes: 'Notes',
  booked: 'Visits booked',
  tasksDone: 'Tasks done',
};

export const promiseLabels: Record<PromiseKind, string> = {
  all: 'Promised',
  kept: 'Kept',
  late: 'Late',
  open: 'Still open',
};
