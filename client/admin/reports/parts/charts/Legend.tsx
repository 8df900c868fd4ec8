import Box from '@mui/material/Box';
import { lookOf } from '../groupLooks.ts';

/** Which line is which, for where names at the lines themselves have no room. */
export function Legend({ labels }: { labels: readonly string[] }) {
  return (
    <Box
      sx={{
        display: { xs: 'flex', sm: 'none' },
        flexWrap: 'wrap',
        columnGap: 2,
        rowGap: 0.5,
        mt: 0.5,
        fontSize: 13,
      }}
    >
      {labels.map((label, index) => (
        <span key={label}>
          <svg width="28" height="10" aria-hidden>
            <path
              d="M0 5h26"
              stroke={lookOf(index).color}
              strokeWidth="2.5"
              strokeDasharray={lookOf(index).dash}
            />
          </svg>
          {label}
        </span>
      ))}
    </Box>
  );
}
