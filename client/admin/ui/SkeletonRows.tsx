import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';

/** The outline of a table that is on its way: rows of the height the real ones have. */
export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  return (
    <Box aria-busy="true" sx={{ px: 2 }}>
      <span className="visually-hidden">Loading</span>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} variant="text" animation={false} height={44} />
      ))}
    </Box>
  );
}
