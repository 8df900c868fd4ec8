import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';

/** The outline of a table that is on its way: rows of the height the real ones have. */
export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  return (
    <Box role="status" aria-label="Loading" sx={{ px: 2 }}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} variant="text" animation={false} height={44} />
      ))}
    </Box>
  );
}
