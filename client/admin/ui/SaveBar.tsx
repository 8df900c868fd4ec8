import type { ReactNode } from 'react';
import { LinkBase as Link } from 'react-admin';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useFormState } from 'react-hook-form';

/** Save, or leave it; always in reach at the foot of a long form. What stands beside is seen too. */
export function SaveBar({ back, children }: { back: string; children?: ReactNode }) {
  const { isSubmitting } = useFormState();
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: { xs: '4px 12px', md: 1.5 },
        mt: 2,
        py: 1.5,
        position: 'sticky',
        bottom: { xs: 56, md: 0 },
        background: 'var(--ground)',
        zIndex: 4,
      }}
    >
      <Button type="submit" variant="contained" color="primary" disabled={isSubmitting}>
        Save
      </Button>
      <Button variant="text" component={Link} to={back}>
        Back
      </Button>
      {children}
    </Box>
  );
}
