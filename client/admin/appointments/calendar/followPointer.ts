export type Point = { x: number; y: number };

type Follower = {
  /** Where the drag begins, and everywhere it goes. */
  move: (point: Point) => void;
  drop: () => void;
  cancel: () => void;
};

type Press = Pick<PointerEvent, 'pointerId' | 'pointerType' | 'clientX' | 'clientY'>;

/** How far a mouse goes before it drags; a finger holds still first, for else it scrolls. */
const slack = 5;
const holdMilliseconds = 350;

/**
 * Follows a pointer from its press on: a drag begins, moves, and is dropped or (Escape, or the
 * browser takes the pointer away) cancelled. A press that stays a press is a click and nothing here.
 */
export function followPointer(press: Press, follower: Follower): void {
  const touch = press.pointerType === 'touch';
  const listening = new AbortController();
  const { signal } = listening;
  let dragging = false;
  const begin = () => {
    dragging = true;
    follower.move({ x: press.clientX, y: press.clientY });
  };
  const timer = touch ? setTimeout(begin, holdMilliseconds) : undefined;
  const end = () => {
    clearTimeout(timer);
    listening.abort();
  };
  const cancel = () => {
    end();
    if (dragging) {
      follower.cancel();
    }
  };
  function onMove({ pointerId, clientX, clientY }: PointerEvent): void {
    if (pointerId !== press.pointerId) {
      return;
    }
    const far = Math.hypot(clientX - press.clientX, clientY - press.clientY) > slack;
    if (!dragging && far && touch) {
      end();
    } else if (!dragging && far) {
      begin();
    }
    if (dragging) {
      follower.move({ x: clientX, y: clientY });
    }
  }
  function onUp({ pointerId }: PointerEvent): void {
    if (pointerId !== press.pointerId) {
      return;
    }
    end();
    if (dragging) {
      swallowClick();
      follower.drop();
    }
  }
  window.addEventListener('pointermove', onMove, { signal });
  window.addEventListener('pointerup', onUp, { signal });
  window.addEventListener('pointercancel', cancel, { signal });
  window.addEventListener('contextmenu', (event) => touch && event.preventDefault(), { signal });
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && cancel(), { signal });
}

/** The click with which the browser ends a drag is none. */
function swallowClick(): void {
  const listening = new AbortController();
  window.addEventListener('click', (event) => event.stopPropagation(), {
    capture: true,
    signal: listening.signal,
  });
  setTimeout(() => listening.abort(), 0);
}
