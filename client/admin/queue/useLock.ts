import { useRef, useState } from 'react';

/** After each act the page is deaf for a moment (ms): a double press must not hit the next person. */
const settling = 300;

const pause = () =>
  new Promise((resolve) => {
    setTimeout(resolve, settling);
  });

/** Lets one act run at a time; what is asked for meanwhile is dropped, not queued. */
export function useLock() {
  const taken = useRef(false);
  const [busy, setBusy] = useState(false);
  async function alone<Answer>(act: () => Promise<Answer>): Promise<Answer | undefined> {
    if (taken.current) {
      return undefined;
    }
    taken.current = true;
    setBusy(true);
    try {
      return await act();
    } finally {
      await pause();
      taken.current = false;
      setBusy(false);
    }
  }
  return { busy, alone };
}
