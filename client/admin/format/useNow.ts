import { useEffect, useState } from 'react';

const tickMilliseconds = 30_000;

/** The present instant, renewed twice a minute, so that "12 min" doesn't stand still. */
export function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), tickMilliseconds);
    return () => clearInterval(timer);
  }, []);
  return now;
}
