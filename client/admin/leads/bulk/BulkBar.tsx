import Button from '@mui/material/Button';
import { useState } from 'react';
import { LinkBase as Link, useListContext } from 'react-admin';
import { mostMerged } from '../../../../shared/merge.ts';
import { Card } from '../../ui/Card.tsx';
import { BulkAssignDialog } from './BulkAssignDialog.tsx';
import { BulkCloseDialog } from './BulkCloseDialog.tsx';
import { BulkLinkDialog } from './BulkLinkDialog.tsx';
import { BulkPostponeDialog } from './BulkPostponeDialog.tsx';

const bar = {
  position: 'sticky',
  bottom: { xs: 72, md: 16 },
  zIndex: 5,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1.5,
  mt: 1.75,
  p: '10px 16px',
  boxShadow: 'var(--shadow)',
};

const acts = {
  assign: { label: 'Assign', Dialog: BulkAssignDialog },
  link: { label: 'Send booking link', Dialog: BulkLinkDialog },
  postpone: { label: 'Postpone', Dialog: BulkPostponeDialog },
  close: { label: 'Close', Dialog: BulkCloseDialog },
} as const;
type Act = keyof typeof acts;
const order: Act[] = ['assign', 'link', 'postpone', 'close'];

/** What can be done with all the rows that are ticked. */
export function BulkBar() {
  const { selectedIds, onUnselectItems } = useListContext();
  const [open, setOpen] = useState<Act | null>(null);
  const Dialog = open && acts[open].Dialog;
  return (
    <Card sx={bar} aria-label="Selected leads">
      <b style={{ flex: 1, whiteSpace: 'nowrap' }}>{selectedIds.length} selected</b>
      {order.map((act) => (
        <Button key={act} size="small" onClick={() => setOpen(act)}>
          {acts[act].label}
        </Button>
      ))}
      {selectedIds.length > 1 && selectedIds.length <= mostMerged && (
        <Button size="small" component={Link} to={`/leads/merge?ids=${selectedIds.join()}`}>
          Merge
        </Button>
      )}
      <Button size="small" variant="text" onClick={() => onUnselectItems()}>
        Unselect
      </Button>
      {Dialog && (
        <Dialog ids={selectedIds} close={() => setOpen(null)} unselect={onUnselectItems} />
      )}
    </Card>
  );
}
