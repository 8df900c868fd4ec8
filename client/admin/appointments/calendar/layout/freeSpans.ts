import { minute, type Span } from './localDay.ts';

/** Nothing shorter could be hit, however finely the location cuts its times. */
const shortest = 15 * minute;

type Room = {
  /** When the location is open. */
  open: readonly Span[];
  /** What takes the room. */
  busy: readonly Span[];
  /** A free time begins every so many minutes from opening, and where something ends. */
  stepMinutes: number;
  now: number;
};

/** The free times of a room on one day that are still to come, cut into steps. */
export function freeSpans({ open, busy, stepMinutes, now }: Room): Span[] {
  const past = { start: -Infinity, end: Math.ceil(now / shortest) * shortest };
  const step = Math.max(shortest, stepMinutes * minute);
  return open.flatMap((span) =>
    without(span, [past, ...busy])
      .flatMap((piece) => cut(piece, span.start, step))
      .filter(({ start, end }) => end - start >= shortest),
  );
}

/** What is left of a span when others are taken out. */
export function without(span: Span, others: readonly Span[]): Span[] {
  return others.reduce<Span[]>(
    (pieces, other) =>
      pieces
        .flatMap(({ start, end }) => [
          { start, end: Math.min(end, other.start) },
          { start: Math.max(start, other.end), end },
        ])
        .filter(({ start, end }) => start < end),
    [span],
  );
}

function cut({ start, end }: Span, origin: number, step: number): Span[] {
  const first = Math.floor((start - origin) / step);
  const last = Math.ceil((end - origin) / step);
  return Array.from({ length: last - first }, (_, index) => ({
    start: Math.max(start, origin + (first + index) * step),
    end: Math.min(end, origin + (first + index + 1) * step),
  }));
}
