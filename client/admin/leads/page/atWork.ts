import { createContext, useContext, useEffect, useState } from 'react';

/** Tells the page of a lead that something is being done about it, until the answer is called. */
type BeginWork = () => () => void;

export const AtWork = createContext<BeginWork>(() => () => undefined);

/** Whether anybody below `AtWork` is at work, and what to give to it. */
export function useWorkCount(): { working: boolean; begin: BeginWork } {
  const [count, setCount] = useState(0);
  const [begin] = useState((): BeginWork => () => {
    setCount((now) => now + 1);
    return () => setCount((now) => now - 1);
  });
  return { working: count > 0, begin };
}

/** While this is shown (and `busy`), colleagues see that its reader works on the lead. */
export function useAtWork(busy = true): void {
  const begin = useContext(AtWork);
  useEffect(() => (busy ? begin() : undefined), [begin, busy]);
}
