import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import type { ReactNode } from 'react';
import type { BulkPreview } from '../../../../shared/lead-bulk.ts';
import { Problem } from '../../ui/Problem.tsx';
import type { Forecast } from './useBulkPreview.ts';
import { leadCount } from '../../format/leadCount.ts';

type Props = Forecast & { children: (preview: BulkPreview) => ReactNode };

/** What will happen to how many, before anything does; who is left out, and why. */
export function BulkForecast({ preview, error, refresh, children }: Props) {
  if (error) {
    return <Problem error={error} retry={() => void refresh()} />;
  }
  if (!preview) {
    return <Skeleton variant="text" animation={false} height={44} aria-label="Looking" />;
  }
  return (
    <Box aria-live="polite" sx={{ mb: 2, '& p + p, & p + ul': { mt: 0.75 } }}>
      {preview.will.length > 0 ? children(preview) : <p>Nothing can be done for these.</p>}
      {preview.wont.length > 0 && (
        <Box component="ul" sx={{ fontSize: 13, color: 'var(--ink-2)', pl: 2.25 }}>
          {preview.wont.map(({ reason, count }) => (
            <li key={reason}>
              {leadCount(count)} left out: {reason}
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
}
