import Button from '@mui/material/Button';
import { useListContext } from 'react-admin';
import { leadColumnLabels } from '../../../../shared/lead-columns.ts';
import { exportAddress } from '../../app/dataProvider.ts';
import { useLocationFilter } from '../../app/useLocations.ts';
import { Quiet } from '../../ui/Card.tsx';
import { leadCount } from '../../format/leadCount.ts';
import { useShownColumns } from './useLeadView.ts';
import { DialogFrame } from '../../ui/DialogFrame.tsx';

/** Says what the file will hold before it is fetched. */
export function ExportDialog({ close }: { close: () => void }) {
  const { total = 0, filterValues, sort } = useListContext();
  const columns = useShownColumns();
  const address = exportAddress({
    filter: { ...filterValues, ...useLocationFilter() },
    sort: [sort.field, sort.order],
    columns,
  });
  return (
    <DialogFrame
      title={`Export ${leadCount(total)}?`}
      close={close}
      actions={
        <>
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
        </>
      }
    >
      <p>
        All pages of this list, in its order, with{' '}
        {columns.map((name) => leadColumnLabels[name].toLowerCase()).join(', ')}.
      </p>
      <Quiet sx={{ mt: 1 }}>
        The file holds people’s names: keep it where only those who need it can open it. That you
        took it, and with which filters, is in the audit trail.
      </Quiet>
    </DialogFrame>
  );
}
