import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';

export type Option = { value: string; label: string };

type Props = {
  label: string;
  options: Option[];
  value: string;
  choose: (value: string) => void;
  /** Where what is around it tells everybody who sees it. */
  hideLabel?: boolean;
};

/** A small choice above a list. */
export function FilterSelect({ label, options, value, choose, hideLabel = false }: Props) {
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      onChange={(event) => choose(event.target.value)}
      fullWidth={false}
      slotProps={{
        inputLabel: { shrink: true, ...(hideLabel && { sx: unseen }) },
        select: { displayEmpty: true },
      }}
      sx={{ minWidth: 150, '& .MuiInputBase-input': { p: '6px 10px' } }}
    >
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

const unseen = {
  position: 'absolute',
  width: 1,
  height: 1,
  m: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};
