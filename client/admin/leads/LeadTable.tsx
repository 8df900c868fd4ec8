import Box from '@mui/material/Box';
import { useRef } from 'react';
import { DataTable, useListContext } from 'react-admin';
import { leadColumnLabels } from '../../../shared/lead-columns.ts';
import type { Lead } from '../../../shared/records.ts';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { useMarkedRows } from '../ui/markedRows.ts';
import { changedLook } from '../ui/useChangedRows.ts';
import { columns } from './leadColumns.tsx';
import { SelectPage, SelectRow } from './SelectColumn.tsx';
import { useKnown } from './useKnown.ts';
import { useRowKeys } from './useRowKeys.ts';
import { useShownColumns } from './view/useLeadView.ts';

const Col = DataTable.Col<Lead>;

/** Leads as dense rows. What a person suffers from and wrote is never here. */
export function LeadTable() {
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box);
  const { isPending, selectedIds } = useListContext<Lead>();
  const marked = useMarkedRows();
  const shown = useShownColumns();
  const known = useKnown();
  if (isPending) {
    return <SkeletonRows rows={12} />;
  }
  return (
    <Box ref={box}>
      <DataTable<Lead>
        rowClick="show"
        bulkActionButtons={false}
        rowSx={rowLook(selectedIds, marked)}
        sx={dense}
      >
        <Col
          source="id"
          label={<SelectPage />}
          disableSort
          render={(lead) => <SelectRow lead={lead} />}
        />
        {shown.map((name) => {
          const { sort, cell } = columns[name];
          return (
            <Col
              key={name}
              source={name}
              label={leadColumnLabels[name]}
              {...(sort === undefined ? { disableSort: true } : { sortByOrder: sort })}
              render={(lead) => cell(lead, known)}
            />
          );
        })}
      </DataTable>
    </Box>
  );
}

/** Rows that are ticked stand out, and for a moment those that changed. */
const rowLook = (selected: readonly unknown[], changed: ReadonlySet<unknown>) => (lead: Lead) => {
  if (changed.has(lead.id)) {
    return changedLook;
  }
  return selected.includes(lead.id) ? { backgroundColor: 'var(--accent-soft)' } : {};
};

/** What doesn't fit beside each other is reached by moving the table within its own box. */
const dense = {
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
  '& .column-id': { width: 44, padding: '0 0 0 6px' },
  '& td, & th': { whiteSpace: 'nowrap', px: { xs: 1, lg: 2 } },
  '& td': { color: 'var(--ink-2)' },
  '& td.column-lastName': {
    color: 'var(--ink)',
    whiteSpace: 'normal',
    minWidth: { xs: 140, lg: 160 },
  },
};
