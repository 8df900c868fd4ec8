import Skeleton from '@mui/material/Skeleton';
import Box from '@mui/material/Box';

/** The outline of the columns that are on their way. */
export function CalendarSkeleton({ columns }: { columns: number }) {
  return (
    <Box aria-busy="true" sx={{ display: 'flex', gap: 1 }}>
      <span className="visually-hidden">Loading</span>
      {Array.from({ length: columns }, (_, index) => (
        <Skeleton key={index} variant="rounded" animation={false} sx={{ flex: 1, height: 560 }} />
      ))}
    </Box>
  );
}
