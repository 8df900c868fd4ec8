import { styled } from '@mui/material/styles';

/** The key that does the same. Hidden where there is no keyboard. */
export const Kbd = styled('kbd')({
  font: 'inherit',
  fontSize: 12,
  fontWeight: 600,
  lineHeight: 1,
  marginLeft: 8,
  border: '1px solid currentColor',
  borderBottomWidth: 2,
  borderRadius: 5,
  padding: '3px 6px',
  opacity: 0.85,
  '@media (hover: none), (max-width: 899px)': { display: 'none' },
});
