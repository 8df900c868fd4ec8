import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';

/** The outline of a report: its figures, and a chart below them. */
export function ReportSkeleton() {
  return (
    <Box aria-busy="true">
      <span className="visually-hidden">Loading</span>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: figures, mb: 2.5 }}>
        {[0, 1, 2, 3].map((each) => (
          <Skeleton key={each} variant="rounded" animation={false} height={118} sx={quiet} />
        ))}
      </Box>
      <Skeleton variant="rounded" animation={false} height={320} sx={quiet} />
    </Box>
  );
}

const quiet = { bgcolor: 'var(--sunken)' };

const figures = { xs: 'minmax(0, 1fr)', sm: 'repeat(2, 1fr)', lg: 'repeat(4, 1fr)' };
