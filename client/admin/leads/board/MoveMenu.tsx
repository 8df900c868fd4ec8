import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { statusLabels } from '../../../../shared/labels.ts';
import type { Lead } from '../../../../shared/records.ts';
import { type LeadStatus, statuses } from '../../../../shared/vocabulary.ts';
import { leadName } from '../../format/leadName.ts';
import { DotsIcon } from '../../ui/icons.tsx';

type Props = { lead: Lead; move: (to: LeadStatus) => void };

/** The same moves without dragging. */
export function MoveMenu({ lead, move }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        size="small"
        aria-label={`Move ${leadName(lead)} to…`}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ m: '-6px -8px -6px 0' }}
      >
        <DotsIcon />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {statuses
          .filter((status) => status !== lead.status)
          .map((status) => (
            <MenuItem
              key={status}
              dense
              onClick={() => {
                setAnchor(null);
                move(status);
              }}
            >
              Move to {statusLabels[status]}
            </MenuItem>
          ))}
      </Menu>
    </>
  );
}
