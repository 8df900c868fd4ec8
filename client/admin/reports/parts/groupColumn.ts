import type { Group, Grouping } from '../../../../shared/report.ts';
import { groupingHead } from '../frame/groupingWords.ts';
import type { TableColumn } from './ReportTable.tsx';

/** The first column of a table by group: `Location`, and the name of each. */
export function groupColumn(groupBy: Grouping | null): TableColumn<Group> {
  return { label: groupingHead(groupBy), cell: ({ label }) => label };
}
