import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { Option } from '../../ui/FilterSelect.tsx';
import { DownIcon } from '../../ui/icons.tsx';

type Props = {
  label: string;
  /** Where the chosen words tell by themselves what it is. */
  hideLabel?: boolean;
  options: readonly Option[];
  value: string;
  /** What is chosen, where no option says it. */
  words?: string;
  choose: (value: string) => void;
};

/** One choice above a report, as a pill with what is chosen. */
export function ChoiceMenu(props: Props) {
  const { label, hideLabel = false, options, value, choose } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const chosen = options.find((option) => option.value === value)?.label ?? props.words ?? '';
  return (
    <>
      <Button
        size="small"
        aria-haspopup="menu"
        aria-label={`${label}: ${chosen}`}
        onClick={(event) => setAnchor(event.currentTarget)}
        endIcon={<DownIcon />}
        sx={{ borderRadius: 99 }}
      >
        {hideLabel ? chosen : `${label}: ${chosen}`}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {options.map((option) => (
          <MenuItem
            key={option.value}
            selected={option.value === value}
            onClick={() => {
              choose(option.value);
              setAnchor(null);
            }}
          >
            {option.label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
