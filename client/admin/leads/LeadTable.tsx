import Box from '@mui/material/Box';
import { useRef, type MouseEvent } from 'react';
import { DataTable, useListContext, LinkBase as Link } from 'react-admin';
import type { Lead } from '../../../shared/records.ts';
import { useZoneOf } from '../app/useLocations.ts';
import { useStaff } from '../app/useStaff.ts';
import { useNow } from '../format/useNow.ts';
import { formatAsked } from '../format/time.ts';
import { waitingOf } from '../format/nextStep.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { useMarkedRows } from '../ui/SteadyList.tsx';
import { changedLook } from '../ui/useChangedRows.ts';
import { leadName } from '../format/leadName.ts';
import { attemptsWords, prefersWords } from './leadWords.ts';
import { NextStepMark } from './NextStepMark.tsx';
import { SelectPage, SelectRow } from './SelectColumn.tsx';
import { StatusMark } from './StatusMark.tsx';
import { useRowKeys } from './useRowKeys.ts';

const Col = DataTable.Col<Lead>;

/** Leads as dense rows. What a person suffers from and wrote is never here. */
export function LeadTable() {
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box);
  const { isPending, selectedIds } = useListContext<Lead>();
  const zoneOf = useZoneOf();
  const staff = useStaff();
  const now = useNow();
  const marked = useMarkedRows();
  if (isPending) {
    return <SkeletonRows rows={12} />;
  }
  return (
    <Box ref={box}>
      <DataTable<Lead>
        rowClick="show"
        bulkActionButtons={false}
        rowSx={rowLook(selectedIds, marked)}
        sx={narrow}
      >
        <Col
          source="id"
          label={<SelectPage />}
          disableSort
          render={(lead) => <SelectRow lead={lead} />}
        />
        <Col
          source="nextStepAt"
          label="Next step"
          render={(lead) => <NextStepMark lead={lead} zone={zoneOf(lead.locationId)} now={now} />}
        />
        <Col source="lastName" label="Name" render={nameLink} />
        <Col
          source="status"
          label="Status"
          disableSort
          render={(lead) => <StatusMark {...lead} />}
        />
        <Col
          source="requestedAt"
          label="Asked"
          sortByOrder="DESC"
          render={(lead) => formatAsked(lead.requestedAt, zoneOf(lead.locationId), now)}
        />
        <Col
          source="firstContactAt"
          label="Waiting"
          disableSort
          render={(lead) => waitingOf(lead, now)}
        />
        <Col source="attempts" label="Attempts" render={attemptsWords} />
        <Col source="preferredContact" label="Prefers" disableSort render={prefersWords} />
        <Col
          source="assigneeId"
          label="With"
          disableSort
          render={({ assigneeId }) => {
            const name = staff.find((user) => user.id === assigneeId)?.name;
            return name === undefined ? null : <Avatar name={name} />;
          }}
        />
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

function nameLink(lead: Lead) {
  return (
    <Link
      to={`/leads/${lead.id}/show`}
      data-row
      onClick={(event: MouseEvent) => event.stopPropagation()}
      style={{ color: 'inherit', fontWeight: 650, textDecoration: 'none' }}
    >
      {leadName(lead)}
    </Link>
  );
}

/** Columns that can be missed go first where there is little room. */
const narrow = {
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
  '& .column-id': { width: 44, padding: '0 0 0 6px' },
  '& td': { whiteSpace: 'nowrap', color: 'var(--ink-2)' },
  '& td.column-lastName': { color: 'var(--ink)', whiteSpace: 'normal', minWidth: 160 },
  '@media (max-width: 1279px)': {
    '& .column-attempts, & .column-preferredContact': { display: 'none' },
  },
  '@media (max-width: 1179px)': { '& .column-firstContactAt': { display: 'none' } },
};
