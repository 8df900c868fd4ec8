import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { Room } from '../../../../shared/records.ts';
import { type Drop, snapOf, snapped, whyNot } from './layout/dropping.ts';
import { minute } from './layout/localDay.ts';
import type { DayScale } from './layout/scale.ts';
import { followPointer, type Point } from './followPointer.ts';
import { pixelsPerMinute } from './TimeGrid.tsx';
import type { Visit } from './useVisits.ts';

/** An appointment on its way to a place, and what would stand in its way there. */
export type Dragged = { visit: Visit; drop: Drop; refusal: string | null };

type Options = {
  /** What holds the columns, each marked with `data-room-id`. */
  root: RefObject<HTMLElement | null>;
  scale: DayScale;
  stepMinutes: number;
  rooms: readonly Room[];
  visits: readonly Visit[];
  dropped: (dragged: Dragged) => void;
};

/** Lets booked cards be dragged over rooms and times; tells only of drops that change something. */
export function useDragToMove(options: Options) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const latest = useRef<Dragged | null>(null);
  const show = (next: Dragged | null) => {
    latest.current = next;
    setDragged(next);
  };
  useStillWhile(options.root, latest);
  function press(visit: Visit, event: PointerEvent<HTMLElement>): void {
    if (visit.status !== 'booked' || event.button !== 0) {
      return;
    }
    const grip = event.clientY - event.currentTarget.getBoundingClientRect().top;
    followPointer(event.nativeEvent, {
      move: (point) => {
        scrollNear(options.root.current, point);
        show(draggedTo(visit, point, grip, options) ?? latest.current);
      },
      drop: () => {
        const last = latest.current;
        show(null);
        if (last && changes(last)) {
          options.dropped(last);
        }
      },
      cancel: () => show(null),
    });
  }
  return { dragged, press };
}

function draggedTo(visit: Visit, point: Point, grip: number, options: Options): Dragged | null {
  const { scale, rooms, visits } = options;
  const columns = [...(options.root.current?.querySelectorAll('[data-room-id]') ?? [])];
  const under = columns.find((column) => {
    const { left, right } = column.getBoundingClientRect();
    return left <= point.x && point.x < right;
  });
  const room = rooms.find(({ id }) => String(id) === under?.getAttribute('data-room-id'));
  if (!under || !room) {
    return null;
  }
  const length = visit.end - visit.start;
  const at = (point.y - grip - under.getBoundingClientRect().top) / pixelsPerMinute;
  const from = snapped(at, snapOf(options.stepMinutes), length / minute, scale.minutes);
  const start = scale.start + from * minute;
  const drop = { room, start, end: start + length };
  return { visit, drop, refusal: whyNot(visit, drop, visits, Date.now()) };
}

function changes({ visit, drop }: Dragged): boolean {
  return drop.start !== visit.start || drop.room.id !== visit.roomId;
}

/** While a finger carries a card the page stays where it is. */
function useStillWhile(root: RefObject<HTMLElement | null>, busy: RefObject<unknown>): void {
  useEffect(() => {
    const listening = new AbortController();
    root.current?.addEventListener(
      'touchmove',
      (event) => busy.current !== null && event.preventDefault(),
      { passive: false, signal: listening.signal },
    );
    return () => listening.abort();
  }, [root, busy]);
}

const nearPixels = 36;
const stepPixels = 14;
const barPixels = 56;

/** Brings what lies beyond the edges into reach. */
function scrollNear(root: HTMLElement | null, { x, y }: Point): void {
  const box = root?.firstElementChild;
  if (!box) {
    return;
  }
  const { left, right, top, bottom } = box.getBoundingClientRect();
  box.scrollLeft += towards(x, left, right);
  box.scrollTop += towards(y, top, bottom);
  // On a phone it is the page that scrolls, between its two bars.
  window.scrollBy(0, towards(y, barPixels, window.innerHeight - barPixels));
}

function towards(value: number, from: number, to: number): number {
  return value < from + nearPixels ? -stepPixels : value > to - nearPixels ? stepPixels : 0;
}
