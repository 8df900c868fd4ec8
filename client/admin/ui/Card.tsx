import { styled } from '@mui/material/styles';

/** A flat card with a line. */
export const Card = styled('section')({
  background: 'var(--surface)',
  border: '1px solid var(--line)',
  borderRadius: 10,
  padding: '16px 18px',
  minWidth: 0,
});

export const CardTitle = styled('h2')({
  fontSize: 13,
  lineHeight: 1.45,
  fontWeight: 600,
  color: 'var(--ink-2)',
  marginBottom: 6,
});

/** Second voice: smaller and quieter. */
export const Quiet = styled('p')({ fontSize: 13, color: 'var(--ink-2)' });
