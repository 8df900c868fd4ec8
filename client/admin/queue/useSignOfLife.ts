import { useEffect, useRef } from 'react';
import { useProvider } from '../app/useProvider.ts';

/** A claim lasts two minutes without a sign of life. */
const every = 30_000;

/** Tells colleagues that this lead is being worked on, until another is shown or the queue is left. */
export function useSignOfLife(leadId: number): void {
  const provider = useProvider();
  const current = useRef(provider);
  useEffect(() => {
    current.current = provider;
  });
  useEffect(() => {
    // A sign that gets lost is no trouble of whoever works: the next one comes soon.
    const sign = () => void current.current.notePresence(leadId, 'working').catch(() => undefined);
    const timer = setInterval(sign, every);
    return () => {
      clearInterval(timer);
      void current.current.endPresence(leadId);
    };
  }, [leadId]);
}
