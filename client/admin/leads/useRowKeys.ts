import type { RefObject } from 'react';
import { stepRows } from '../ui/stepRows.ts';
import { useHotkeys } from '../ui/useHotkeys.ts';

/** j/k or the arrows walk through the rows' links (Enter opens, as links do); x selects. */
export function useRowKeys(container: RefObject<HTMLElement | null>): void {
  const step = (by: 1 | -1) => () => stepRows(container.current, by);
  const select = () => {
    const row = document.activeElement?.closest('tr');
    row?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
  };
  useHotkeys({ j: step(1), k: step(-1), ArrowDown: step(1), ArrowUp: step(-1), x: select });
}
