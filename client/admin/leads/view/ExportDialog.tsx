import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { leadColumnLabels } from '../../../../shared/lead-columns.ts';
import { exportAddress, fullExportAddress } from '../../app/fileAddresses.ts';
import { Quiet } from '../../ui/Card.tsx';
import { leadCount } from '../../format/leadCount.ts';
import { usePlaceFilter } from '../usePlaceFilter.ts';
import { useShownColumns } from './useLeadView.ts';
import { DialogFrame } from '../../ui/DialogFrame.tsx';

/** Says what the file will hold before it is fetched. */
export function ExportDialog({ close }: { close: () => void }) {
  const { total = 0, filterValues, sort } = useListContext();
  const columns = useShownColumns();
  const [whole, setWhole] = useState(false);
  const list = {
    filter: { ...filterValues, ...usePlaceFilter(filterValues) },
    sort: [sort.field, sort.order],
  };
  const address = whole ? fullExportAddress(list) : exportAddress({ ...list, columns });
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
      <p>All pages of this list, in its order.</p>
      <RadioGroup
        aria-label="What the file holds"
        value={whole ? 'whole' : 'shown'}
        onChange={(_event, value) => setWhole(value === 'whole')}
        sx={{ mt: 1 }}
      >
        <FormControlLabel
          value="shown"
          control={<Radio size="small" />}
          label={`What the list shows: ${columns
            .map((name) => leadColumnLabels[name].toLowerCase())
            .join(', ')}`}
        />
        <FormControlLabel
          value="whole"
          control={<Radio size="small" />}
          label="All fields, with history: also concerns, messages and notes. Such a file can be imported again."
        />
      </RadioGroup>
      <Quiet sx={{ mt: 1 }}>
        The file holds people’s names: keep it where only those who need it can open it. That you
        took it, and with which filters, is in the audit trail.
      </Quiet>
    </DialogFrame>
  );
}
