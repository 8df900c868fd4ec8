import { useEffect } from 'react';
import { setCovered } from '../app/covered.ts';

const apart = 600;

/**
 * Escape twice covers the screen, from anywhere: heard before any dialog or field hears it, so a
 * first one that closes a dialog counts too.
 */
export function useCoverKeys(): void {
  useEffect(() => {
    let before = 0;
    function onKeyDown({ key, repeat, isComposing }: KeyboardEvent): void {
      if (key !== 'Escape') {
        before = 0;
      } else if (!repeat && !isComposing) {
        const now = Date.now();
        if (now - before <= apart) {
          setCovered(true);
        }
        before = now;
      }
    }
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
