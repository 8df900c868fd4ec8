import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { laterChoices, type LaterChoice } from '../format/laterChoices.ts';

type Props = {
  name: string;
  zone: string;
  now: string;
  disabled: boolean;
  choose: (choice: LaterChoice) => void;
  /** Any other day. */
  chooseDate: () => void;
};

/** Puts off what is to be done, to when people mean most often. */
export function LaterMenu({ name, zone, now, disabled, choose, chooseDate }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const after = (act: () => void) => () => {
    setAnchor(null);
    act();
  };
  return (
    <>
      <Button
        size="small"
        disabled={disabled}
        aria-haspopup="menu"
        aria-label={`Later: ${name}`}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Later
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {laterChoices(zone, now).map((choice) => (
          <MenuItem key={choice.label} onClick={after(() => choose(choice))}>
            {choice.label}
          </MenuItem>
        ))}
        <MenuItem onClick={after(chooseDate)}>Another day</MenuItem>
      </Menu>
    </>
  );
}
