import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Nothing to show: says so, and what to do next. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Box sx={{ p: '40px 24px', textAlign: 'center', color: 'var(--ink-2)' }}>
      <Box component="p" sx={{ fontSize: 17, fontWeight: 650, color: 'var(--ink)', mb: 0.5 }}>
        {title}
      </Box>
      {children}
    </Box>
  );
}
