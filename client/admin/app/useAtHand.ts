import { useEffect } from 'react';
import { useStore } from 'react-admin';

/** The person whom the page is about, for panels that open over any page. */
export type AtHand = { readonly leadId: number; readonly name: string };

/** Null: the page is about nobody in particular. */
export function useAtHand(): AtHand | null {
  const [atHand] = useStore<AtHand | null>('atHand', null);
  return atHand;
}

/** While this is shown, its person is at hand. */
export function useIsAtHand(leadId: number, name: string): void {
  const [, setAtHand] = useStore<AtHand | null>('atHand', null);
  useEffect(() => {
    setAtHand({ leadId, name });
    return () => setAtHand(null);
  }, [leadId, name, setAtHand]);
}
