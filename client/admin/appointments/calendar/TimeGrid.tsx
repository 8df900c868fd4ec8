import Box from '@mui/material/Box';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { Mark } from './layout/scale.ts';

export const pixelsPerMinute = 1.4;
/** How tall even the shortest card is, in minutes: one line can be read. */
export const leastMinutes = 20;

const gutterPixels = 72;

export type GridColumn = { key: string; head: ReactNode; width: string; content: ReactNode };

type Props = {
  label: string;
  minutes: number;
  marks: readonly Mark[];
  /** Where the present stands, and in which column (without: in all). Null: on another day. */
  now: (Mark & { column?: string }) | null;
  /** Which minute is looked at first, and in which column: the one whose head has `data-first`. */
  first: number;
  columns: readonly GridColumn[];
};

const frame = {
  position: 'relative',
  display: 'grid',
  border: '1px solid var(--line)',
  borderRadius: '10px',
  background: 'var(--surface)',
  // On a phone the page scrolls; what is too wide until the window is measured is cut.
  overflowX: { xs: 'clip', sm: 'auto' },
  overflowY: { xs: 'visible', sm: 'auto' },
  maxHeight: { sm: 'max(420px, calc(100vh - 324px))' },
} as const;

/** How far to go so that a column is seen whole: not at all where it is. */
function leftFor({ offsetLeft, offsetWidth }: HTMLElement, { clientWidth }: HTMLElement): number {
  return offsetLeft + offsetWidth <= clientWidth ? 0 : offsetLeft - gutterPixels;
}

/** Columns under one row of times: heads and times stay in sight while the rest scrolls. */
export function TimeGrid({ label, minutes, marks, now, first, columns }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // Once: what somebody is looking at must not move away as the hours pass.
  const [start] = useState(first);
  useLayoutEffect(() => {
    const column = box.current?.querySelector('[data-first]')?.parentElement;
    if (box.current) {
      box.current.scrollTop = Math.max(0, (start - 20) * pixelsPerMinute);
      box.current.scrollLeft = column ? leftFor(column, box.current) : 0;
    }
  }, [start]);
  const widths = columns.map(({ width }) => width).join(' ');
  return (
    <Box
      ref={box}
      component="section"
      aria-label={label}
      sx={frame}
      style={{ gridTemplateColumns: `${gutterPixels}px ${widths}` }}
    >
      <Box sx={{ ...head, left: 0, zIndex: 8 }} />
      {columns.map(({ key, head: words }) => (
        <Box key={key} sx={{ ...head, borderLeft: '1px solid var(--line)' }}>
          {words}
        </Box>
      ))}
      <Gutter marks={marks} now={now} />
      {columns.map(({ key, content }) => (
        <Box
          key={key}
          sx={{ position: 'relative', borderLeft: '1px solid var(--line)' }}
          style={{ height: minutes * pixelsPerMinute }}
        >
          {marks.map(({ at }) => (
            <Box key={at} sx={line} style={{ top: at * pixelsPerMinute }} />
          ))}
          {content}
          {now && (now.column ?? key) === key && (
            <Box sx={nowLine} style={{ top: now.at * pixelsPerMinute }} />
          )}
        </Box>
      ))}
    </Box>
  );
}

const head = {
  position: 'sticky',
  top: { xs: 56, sm: 0 },
  zIndex: 7,
  minHeight: 40,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 0.75,
  p: '6px 8px',
  textAlign: 'center',
  fontSize: 13,
  fontWeight: 600,
  background: 'var(--surface)',
  borderBottom: '1px solid var(--line)',
} as const;

const line = {
  position: 'absolute',
  left: 0,
  right: 0,
  borderTop: '1px solid var(--line)',
  pointerEvents: 'none',
} as const;

const nowLine = { ...line, zIndex: 5, borderTop: '2px solid var(--late)', mt: '-1px' } as const;

function Gutter({ marks, now }: Pick<Props, 'marks' | 'now'>) {
  const hidden = (at: number) => at === 0 || (now !== null && Math.abs(now.at - at) < 12);
  return (
    <Box
      aria-hidden
      sx={{ position: 'sticky', left: 0, zIndex: 6, background: 'var(--surface)', fontSize: 12 }}
    >
      {marks
        .filter(({ at }) => !hidden(at))
        .map(({ at, label }) => (
          <Box key={at} sx={time} style={{ top: at * pixelsPerMinute }}>
            {label}
          </Box>
        ))}
      {now && (
        <Box
          sx={{ ...time, color: 'var(--late)', fontWeight: 650 }}
          style={{ top: now.at * pixelsPerMinute }}
        >
          {now.label}
        </Box>
      )}
    </Box>
  );
}

const time = {
  position: 'absolute',
  right: 8,
  transform: 'translateY(-50%)',
  color: 'var(--ink-2)',
  whiteSpace: 'nowrap',
} as const;
