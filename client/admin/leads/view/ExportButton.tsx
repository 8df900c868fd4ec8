import Chip from '@mui/material/Chip';
import { Suspense, useState } from 'react';
import { lazyNamed } from '../../ui/lazyNamed.ts';

const ExportDialog = lazyNamed(() => import('./ExportDialog.tsx'), 'ExportDialog');

/** For managers and admins: what is shown, as a file. */
export function ExportButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Chip
        variant="outlined"
        label="Export"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      <Suspense fallback={null}>{open && <ExportDialog close={() => setOpen(false)} />}</Suspense>
    </>
  );
}
