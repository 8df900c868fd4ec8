import { useEffect, useState } from 'react';
import { useLogoutIfAccessDenied } from 'react-admin';
import { idleMs, quietFor } from './sessionClock.ts';
import { useProvider } from './useProvider.ts';

const minute = 60_000;
/** How long before a session's end people are warned. */
const warnBefore = minute;
/** Typing alone sends nothing; after this long it says once that somebody is here. */
const unheard = 5 * minute;
const tick = 15_000;

/**
 * Keeps the session alive while somebody types, and says whether it is about to end for want of
 * anybody. At its end the server is asked, since another tab may have kept it alive.
 */
export function useIdle(): boolean {
  const [warning, setWarning] = useState(false);
  const provider = useProvider();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  useEffect(() => {
    let asking = false;
    async function ask(question: () => Promise<unknown>): Promise<void> {
      if (asking) {
        return;
      }
      asking = true;
      try {
        await question();
        setWarning(false);
      } catch (thrown) {
        await logoutIfAccessDenied(thrown);
      } finally {
        asking = false;
      }
    }
    function onInput(): void {
      if (quietFor() > unheard) {
        void ask(provider.me);
      }
    }
    function look(): void {
      const quiet = quietFor();
      if (quiet >= idleMs) {
        void ask(provider.isSignedIn);
      } else {
        setWarning(quiet >= idleMs - warnBefore);
      }
    }
    const timer = setInterval(look, tick);
    document.addEventListener('keydown', onInput);
    document.addEventListener('pointerdown', onInput);
    return () => {
      clearInterval(timer);
      document.removeEventListener('keydown', onInput);
      document.removeEventListener('pointerdown', onInput);
    };
  }, [provider, logoutIfAccessDenied]);
  return warning;
}
