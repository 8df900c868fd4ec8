import Box from '@mui/material/Box';
import type { ImportRecord } from '../../../shared/import.ts';
import { stepOf, steps } from './importWords.ts';

/** Where one is between the file and the end. */
export function Steps({ record }: { record: ImportRecord }) {
  const at = stepOf(record);
  return (
    <Box component="ol" aria-label="Steps" sx={bar}>
      {steps.map((name, index) => (
        <Box
          component="li"
          key={name}
          aria-current={index === at ? 'step' : undefined}
          sx={index === at ? here : index < at ? passed : {}}
        >
          {index < at && <span aria-hidden>✓ </span>}
          {name}
        </Box>
      ))}
    </Box>
  );
}

const bar = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 1,
  listStyle: 'none',
  p: 0,
  m: 0,
  fontSize: 13,
  color: 'var(--ink-2)',
  '& li': { p: '4px 12px', borderRadius: 99, border: '1px solid var(--line)' },
};
const here = {
  color: 'var(--accent-text)',
  background: 'var(--accent-soft)',
  fontWeight: 650,
};
const passed = { background: 'var(--sunken)' };
