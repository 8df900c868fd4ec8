import Button from '@mui/material/Button';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { Card } from '../ui/Card.tsx';
import { BulkAssignDialog } from './dialogs/BulkAssignDialog.tsx';
import { BulkCloseDialog } from './dialogs/BulkCloseDialog.tsx';

const bar = {
  position: 'sticky',
  bottom: { xs: 72, md: 16 },
  zIndex: 5,
  display: 'flex',
  alignItems: 'center',
  gap: 1.5,
  mt: 1.75,
  p: '10px 16px',
  boxShadow: 'var(--shadow)',
};

/** What can be done with all the rows that are ticked. */
export function BulkBar() {
  const { selectedIds, onUnselectItems } = useListContext();
  const [open, setOpen] = useState<'assign' | 'close' | null>(null);
  const props = { ids: selectedIds, close: () => setOpen(null), unselect: onUnselectItems };
  return (
    <Card sx={bar} aria-label="Selected leads">
      <b style={{ flex: 1 }}>{selectedIds.length} selected</b>
      <Button size="small" onClick={() => setOpen('assign')}>
        Assign
      </Button>
      <Button size="small" onClick={() => setOpen('close')}>
        Close
      </Button>
      <Button size="small" variant="text" onClick={() => onUnselectItems()}>
        Unselect
      </Button>
      {open === 'assign' && <BulkAssignDialog {...props} />}
      {open === 'close' && <BulkCloseDialog {...props} />}
    </Card>
  );
}
