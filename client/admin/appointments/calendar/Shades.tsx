import Box from '@mui/material/Box';
import { without } from './layout/freeSpans.ts';
import type { LocalDay } from './layout/localDay.ts';
import { onScale, type Scale } from './layout/scale.ts';
import { pixelsPerMinute } from './TimeGrid.tsx';

type Props = { day: LocalDay; scale: Scale; words: boolean };

/** The time in which the location is closed, shaded; with `words` it says so. */
export function Shades({ day, scale, words }: Props) {
  return without(day, day.open)
    .map((span) => onScale(scale, span))
    .filter(({ top, bottom }) => top < bottom)
    .map(({ top, bottom }) => (
      <Box
        key={top}
        data-closed
        sx={shade}
        style={{ top: top * pixelsPerMinute, height: (bottom - top) * pixelsPerMinute }}
      >
        {words && bottom - top >= 15 && <span>Closed</span>}
      </Box>
    ));
}

const shade = {
  position: 'absolute',
  left: 0,
  right: 0,
  p: '2px 8px',
  fontSize: 12,
  color: 'var(--ink-2)',
  background:
    'repeating-linear-gradient(135deg, var(--sunken) 0 7px, color-mix(in srgb, var(--sunken) 55%, var(--surface)) 7px 14px)',
  '& span': { background: 'var(--sunken)', borderRadius: '4px', px: 0.5 },
} as const;
