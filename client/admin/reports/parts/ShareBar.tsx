import { styled } from '@mui/material/styles';

const Track = styled('span')({
  position: 'relative',
  display: 'block',
  height: 16,
  borderLeft: '1px solid var(--line-strong)',
  '& > *': { position: 'absolute', printColorAdjust: 'exact' },
});

const Fill = styled('span')({
  top: 0,
  bottom: 0,
  left: 0,
  background: 'color-mix(in srgb, var(--accent) 48%, var(--surface))',
  borderRadius: '0 3px 3px 0',
});

/** A line with two ends, dark upon light and light upon dark. */
const Whisker = styled('span')({
  top: 'calc(50% - 4px)',
  height: 8,
  border: 'solid var(--ink)',
  borderWidth: '0 1.5px',
  background: 'linear-gradient(var(--ink), var(--ink)) center / 100% 1.5px no-repeat',
});

type Props = {
  /** A fraction of the width. */
  share: number;
  /** How sure the share is, as fractions; null: nothing is said of that. */
  interval: readonly [number, number] | null;
  /** Less high, for a cell. */
  small?: boolean;
};

/** A share as a bar with its interval; the number stands beside it in words. */
export function ShareBar({ share, interval, small = false }: Props) {
  return (
    <Track aria-hidden style={small ? { height: 8 } : {}}>
      <Fill style={{ width: asWidth(share) }} />
      {interval !== null && (
        <Whisker
          style={{ left: asWidth(interval[0]), width: asWidth(interval[1] - interval[0]) }}
        />
      )}
    </Track>
  );
}

/** `46.2%`, as a style takes it. */
export function asWidth(fraction: number): string {
  return `${Math.round(Math.min(1, Math.max(0, fraction)) * 1000) / 10}%`;
}
