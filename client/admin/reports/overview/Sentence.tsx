import Box from '@mui/material/Box';

/** What changed most, where it is more than chance; else nothing is said. */
export function Sentence({ words }: { words: string | null }) {
  return words === null ? null : (
    <Box component="p" sx={{ color: 'var(--ink-2)', maxWidth: '70ch', mb: 2.5 }}>
      {words}
    </Box>
  );
}
