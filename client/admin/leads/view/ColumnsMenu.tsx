import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import {
  fixedColumns,
  type LeadColumn,
  leadColumnLabels,
  leadColumns,
} from '../../../../shared/lead-columns.ts';
import { useKeepView, useShownColumns } from './useLeadView.ts';

const choosable = leadColumns.filter((name) => !fixedColumns.includes(name));

/** Which columns the table has. Next step and name are always there. */
export function ColumnsMenu() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const shown = useShownColumns();
  const keep = useKeepView();
  const toggle = (name: LeadColumn) =>
    keep({
      columns: shown.includes(name) ? shown.filter((each) => each !== name) : [...shown, name],
    });
  return (
    <>
      <Chip
        variant="outlined"
        label="Columns"
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      />
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {choosable.map((name) => (
          <MenuItem
            key={name}
            dense
            role="menuitemcheckbox"
            aria-checked={shown.includes(name)}
            onClick={() => toggle(name)}
          >
            <Tick checked={shown.includes(name)} />
            {leadColumnLabels[name]}
          </MenuItem>
        ))}
        <Divider />
        <MenuItem dense onClick={() => keep({ columns: null })}>
          Back to the usual columns
        </MenuItem>
      </Menu>
    </>
  );
}

/** For the eye alone: the menu item itself says whether it is checked. */
function Tick({ checked }: { checked: boolean }) {
  return (
    <Checkbox
      checked={checked}
      disableRipple
      tabIndex={-1}
      slotProps={{ input: { 'aria-hidden': true } }}
      sx={{ p: 0, mr: 1 }}
    />
  );
}
