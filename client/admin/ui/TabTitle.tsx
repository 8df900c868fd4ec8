import { useCovered } from '../app/covered.ts';

/**
 * Sets the title of the browser tab. Never a person's name: tabs are read over shoulders. Of a
 * covered screen it says nothing at all.
 */
export function TabTitle({ children }: { children: string }) {
  const covered = useCovered();
  return <title>{covered || children === '' ? 'Stillpoint' : `${children} · Stillpoint`}</title>;
}
