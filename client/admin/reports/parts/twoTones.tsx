import Box from '@mui/material/Box';

/** How two parts of one bar are told apart, in grey too: the one is an outline, the other is full. */
export const tones = {
  light: { fill: 'var(--accent-soft)', line: 'var(--accent)' },
  dark: { fill: 'var(--ink-3)', line: 'var(--ink-3)' },
} as const;

/** Which part is which. */
export function ToneKey({ light, dark }: { light: string; dark: string }) {
  return (
    <Box aria-hidden sx={{ display: 'flex', gap: 2, fontSize: 13, color: 'var(--ink-2)', mb: 1 }}>
      <span>
        <Sample tone="light" /> {light}
      </span>
      <span>
        <Sample tone="dark" /> {dark}
      </span>
    </Box>
  );
}

function Sample({ tone }: { tone: keyof typeof tones }) {
  return (
    <svg width="22" height="11" aria-hidden>
      <rect
        x="0.5"
        y="0.5"
        width="21"
        height="10"
        fill={tones[tone].fill}
        stroke={tones[tone].line}
      />
    </svg>
  );
}
