import Box from '@mui/material/Box';
import Radio from '@mui/material/Radio';
import { useId, type ReactNode } from 'react';

type Option = {
  id: number;
  content: ReactNode;
  /** Of which lead, for who can’t see the column. */
  said?: string;
};

type Props = {
  label: string;
  /** Of the group of radio buttons. */
  name: string;
  options: Option[];
  value: number;
  choose: (id: number) => void;
  /** The row in which the lead that stays is chosen. */
  isHead?: boolean;
};

/** One row: arrow keys go from cell to cell, a click takes one. On a phone the cells are stacked. */
export function Choice({ label, name, options, value, choose, isHead = false }: Props) {
  const heading = useId();
  return (
    <Box role="radiogroup" aria-labelledby={heading} sx={rowOf(options.length, isHead)}>
      <Box id={heading} component="span" sx={labelLook}>
        {label}
      </Box>
      {options.map(({ id, content, said }) => (
        <Box
          key={id}
          component="label"
          sx={id === value ? { ...cell, ...takenLook } : cell}
          data-taken={id === value}
        >
          <Radio
            size="small"
            name={name}
            checked={id === value}
            onChange={() => choose(id)}
            sx={{ p: 0.5, mt: '-3px' }}
          />
          <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            {content}
            {said !== undefined && (
              <Box component="span" sx={saidLook}>
                {' '}
                {said}
              </Box>
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

const rowOf = (columns: number, isHead: boolean) => ({
  display: 'grid',
  gridTemplateColumns: { xs: '1fr', md: `132px repeat(${columns}, minmax(0, 1fr))` },
  borderBottom: '1px solid var(--line)',
  ...(isHead && { background: 'var(--sunken)' }),
});

const labelLook = {
  p: { xs: '12px 18px 0', md: '14px 0 14px 18px' },
  fontSize: 13,
  fontWeight: 600,
  color: 'var(--ink-2)',
};

const cell = {
  display: 'flex',
  gap: 0.75,
  alignItems: 'flex-start',
  minHeight: 44,
  p: '12px 18px 12px 12px',
  cursor: 'pointer',
  color: 'var(--ink-2)',
  '&:hover': { background: 'var(--accent-soft)' },
};

/** Told by the filled button too. */
const takenLook = { color: 'var(--ink)', fontWeight: 650 };

/** Where the columns are stacked, each cell says whose it is. */
const saidLook = {
  display: { xs: 'inline', md: 'none' },
  fontSize: 13,
  fontWeight: 400,
  color: 'var(--ink-2)',
};
