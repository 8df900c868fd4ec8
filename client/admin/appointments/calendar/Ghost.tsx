import Box from '@mui/material/Box';
import { formatTime } from '../../format/time.ts';
import { onScale, type Scale } from './layout/scale.ts';
import { pixelsPerMinute } from './TimeGrid.tsx';
import type { Dragged } from './useDragToMove.ts';
import { iso } from './visitWords.ts';

type Props = { dragged: Dragged; scale: Scale; zone: string };

/** Where the card would come to lie. */
export function Ghost({ dragged, scale, zone }: Props) {
  const { drop, refusal } = dragged;
  const { top, bottom } = onScale(scale, drop);
  return (
    <Box
      sx={{ ...ghost, ...(refusal !== null && refused) }}
      style={{ top: top * pixelsPerMinute, height: (bottom - top) * pixelsPerMinute }}
    >
      <b>{formatTime(iso(drop.start), zone)}</b> {refusal}
    </Box>
  );
}

const ghost = {
  position: 'absolute',
  left: 2,
  right: 2,
  zIndex: 4,
  overflow: 'hidden',
  p: '2px 8px',
  fontSize: 13,
  pointerEvents: 'none',
  color: 'var(--accent-text)',
  background: 'var(--accent-soft)',
  border: '2px solid var(--accent)',
  borderRadius: '6px',
} as const;

const refused = {
  color: 'var(--late)',
  background: 'var(--late-soft)',
  borderColor: 'var(--late)',
} as const;
