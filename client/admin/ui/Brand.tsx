import Box from '@mui/material/Box';

/** The name of the app with its ring, above a form that stands alone. */
export function Brand() {
  return (
    <Box
      component="p"
      sx={{ fontSize: 17, fontWeight: 700, display: 'flex', gap: 1, alignItems: 'center' }}
    >
      <Box
        component="i"
        sx={{ width: 14, height: 14, borderRadius: '50%', border: '4px solid var(--accent)' }}
      />
      Stillpoint
    </Box>
  );
}
