import { useEffect } from 'react';
import { setCovered } from '../app/covered.ts';

const quiet = 5 * 60_000;
const tick = 5000;
const notedEvery = 1000;
/** When somebody last touched any tab of this browser: who works in another one is still here. */
const key = 'stillpoint.touchedAt';
const touches = ['keydown', 'pointerdown', 'pointermove', 'touchstart', 'wheel'] as const;

/** Covers the screen once nobody has touched keyboard, pointer or screen for five minutes. */
export function useQuietCover(): void {
  useEffect(() => {
    let noted = 0;
    function touch(): void {
      const now = Date.now();
      if (now - noted >= notedEvery) {
        noted = now;
        localStorage.setItem(key, String(now));
      }
    }
    /** Asked when the tab comes to the front too: timers sleep with the machine. */
    function look(): void {
      if (Date.now() - Number(localStorage.getItem(key)) >= quiet) {
        setCovered(true);
      }
    }
    touch();
    const timer = setInterval(look, tick);
    document.addEventListener('visibilitychange', look);
    touches.forEach((name) => document.addEventListener(name, touch, passive));
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      touches.forEach((name) => document.removeEventListener(name, touch, passive));
    };
  }, []);
}

const passive = { capture: true, passive: true };
