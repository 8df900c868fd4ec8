import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { DownIcon } from '../ui/icons.tsx';
import { useChosenLocation, useLocations } from './useLocations.ts';

const all = 'All locations';

/** Narrows every list to one location. Not there for people who have only one. */
export function LocationSwitch() {
  const locations = useLocations();
  const [chosen, setChosen] = useChosenLocation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (locations.length < 2) {
    return null;
  }
  const choose = (id: number | null) => {
    setChosen(id);
    setAnchor(null);
  };
  const name = locations.find((each) => each.id === chosen)?.name ?? all;
  return (
    <>
      <Button
        size="small"
        aria-haspopup="menu"
        aria-label={`Location: ${name}`}
        onClick={(event) => setAnchor(event.currentTarget)}
        endIcon={<DownIcon />}
        sx={{ maxWidth: { xs: 120, md: 220 }, overflow: 'hidden', textOverflow: 'ellipsis' }}
      >
        <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{name}</span>
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem selected={chosen === null} onClick={() => choose(null)}>
          {all}
        </MenuItem>
        {locations.map(({ id, name: each }) => (
          <MenuItem key={id} selected={id === chosen} onClick={() => choose(id)}>
            {each}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
