import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useListContext } from 'react-admin';
import { leadColumnLabels } from '../../../../shared/lead-columns.ts';
import { exportAddress } from '../../app/dataProvider.ts';
import { useLocationFilter } from '../../app/useLocations.ts';
import { Quiet } from '../../ui/Card.tsx';
import { leadCount } from '../../format/leadCount.ts';
import { useShownColumns } from './useLeadView.ts';

/** Says what the file will hold before it is fetched. */
export function ExportDialog({ close }: { close: () => void }) {
  const { total = 0, filterValues, sort } = useListContext();
  const columns = useShownColumns();
  const heading = useId();
  const address = exportAddress({
    filter: { ...filterValues, ...useLocationFilter() },
    sort: [sort.field, sort.order],
    columns,
  });
  return (
    <Dialog
      open
      onClose={close}
      fullWidth
      maxWidth="xs"
      aria-labelledby={heading}
      transitionDuration={0}
    >
      <DialogTitle id={heading} component="h2" sx={{ fontSize: 20, fontWeight: 650, pb: 1 }}>
        Export {leadCount(total)}?
      </DialogTitle>
      <DialogContent>
        <p>
          All pages of this list, in its order, with{' '}
          {columns.map((name) => leadColumnLabels[name].toLowerCase()).join(', ')}.
        </p>
        <Quiet sx={{ mt: 1 }}>
          The file holds people’s names: keep it where only those who need it can open it. That you
          took it, and with which filters, is in the audit trail.
        </Quiet>
      </DialogContent>
      <DialogActions sx={{ p: '0 24px 20px' }}>
        <Button variant="text" onClick={close}>
          Back
        </Button>
        <Button
          component="a"
          href={address}
          download
          variant="contained"
          color="primary"
          onClick={close}
        >
          Download CSV
        </Button>
      </DialogActions>
    </Dialog>
  );
}
