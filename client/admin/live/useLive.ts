import { useQueryClient } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';
import { useNotify } from 'react-admin';
import { useProvider } from '../app/useProvider.ts';
import { connect, type LiveChange, type LiveState } from './connection.ts';
import { followAll, followChanges } from './followChanges.ts';
import { StreamOpener } from './openStream.ts';

/** A burst of changes makes one reading: gathered this long (ms), and no two readings closer. */
const gatherMs = 100;
const apartMs = 700;

/** Lets the whole dashboard follow what others change; says whether it does at this moment. */
export function useLive(): LiveState {
  const [state, setState] = useState<LiveState>('quiet');
  const open = useContext(StreamOpener);
  const queryClient = useQueryClient();
  const provider = useProvider();
  const notify = useNotify();
  useEffect(() => {
    const { add, end } = gather((changes) => followChanges(queryClient, changes));
    const disconnect = connect({
      open,
      onState: setState,
      onChange: add,
      onReset: () => {
        followAll(queryClient);
        notify('This tab was asleep for long. Everything on it was read again.', { type: 'info' });
      },
      // Where the session is over, this leads to the sign-in page.
      onRefused: () => void provider.isSignedIn().catch(() => undefined),
    });
    return () => {
      disconnect();
      end();
    };
  }, [open, queryClient, provider, notify]);
  return state;
}

function gather(follow: (changes: LiveChange[]) => void) {
  let waiting: LiveChange[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let followedAt = 0;
  function flush(): void {
    timer = undefined;
    followedAt = performance.now();
    follow(waiting.splice(0));
  }
  return {
    add: (change: LiveChange) => {
      waiting = [...waiting, change];
      timer ??= setTimeout(flush, Math.max(gatherMs, followedAt + apartMs - performance.now()));
    },
    end: () => clearTimeout(timer),
  };
}
