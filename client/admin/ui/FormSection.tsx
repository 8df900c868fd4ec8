import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Card, Quiet } from './Card.tsx';

type Props = { title: string; hint?: string; children: ReactNode };

/** A part of a long form: a heading, perhaps a sentence, and fields side by side. */
export function FormSection({ title, hint, children }: Props) {
  return (
    <Card sx={{ mb: 2 }}>
      <Box
        component="h2"
        sx={{ fontSize: 17, fontWeight: 650, mb: hint === undefined ? 1.5 : 0.5 }}
      >
        {title}
      </Box>
      {hint !== undefined && <Quiet sx={{ mb: 1.5 }}>{hint}</Quiet>}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
          columnGap: 2,
          '& .wide': { gridColumn: '1 / -1' },
        }}
      >
        {children}
      </Box>
    </Card>
  );
}
