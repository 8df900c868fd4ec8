import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

export type Tone = 'good' | 'accent' | 'soon' | 'late' | 'quiet';

const colors: Record<Tone, { color: string; background: string }> = {
  good: { color: 'var(--good)', background: 'var(--good-soft)' },
  accent: { color: 'var(--accent-text)', background: 'var(--accent-soft)' },
  soon: { color: 'var(--soon)', background: 'var(--soon-soft)' },
  late: { color: 'var(--late)', background: 'var(--late-soft)' },
  quiet: { color: 'var(--closed)', background: 'var(--closed-soft)' },
};

/** Told by shape too, for those who don't see the color. */
const shapes: Record<Tone, string> = { good: '✓', accent: '●', soon: '◐', late: '▲', quiet: '–' };

const Pill = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  fontSize: 13,
  fontWeight: 600,
  padding: '3px 9px',
  borderRadius: 99,
  whiteSpace: 'nowrap',
});

/** A state as color, shape and word. */
export function Mark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <Pill style={colors[tone]}>
      <span aria-hidden style={{ fontSize: 10 }}>
        {shapes[tone]}
      </span>
      {children}
    </Pill>
  );
}
