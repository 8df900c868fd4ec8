import type { RefObject } from 'react';
import { useHotkeys } from '../ui/useHotkeys.ts';

const rowLink = 'a[data-row]';

/** j/k or the arrows walk through the rows' links (Enter opens, as links do); x selects. */
export function useRowKeys(container: RefObject<HTMLElement | null>): void {
  const step = (by: number) => {
    const links = [...(container.current?.querySelectorAll<HTMLElement>(rowLink) ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = at === -1 ? (by > 0 ? 0 : links.length - 1) : at + by;
    links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
  };
  const select = () => {
    const row = document.activeElement?.closest('tr');
    row?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
  };
  useHotkeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    x: select,
  });
}
