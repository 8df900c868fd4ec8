import { useEffect, useRef } from 'react';

/** Keys (as `KeyboardEvent.key`, small letters) and what they do. */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** What a key does that counts once, however long it is held down. */
export const once =
  (press: () => void) =>
  ({ repeat }: KeyboardEvent): void => {
    if (!repeat) {
      press();
    }
  };

/** Single keys of a page; silent while somebody types, holds a modifier, or a dialog is open. */
export function useHotkeys(keys: Hotkeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const run = current.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (run && !isBusy(event)) {
        event.preventDefault();
        run(event);
      }
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isBusy(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) {
    return true;
  }
  const typing =
    event.target instanceof HTMLElement &&
    event.target.closest('textarea, select, [contenteditable], input:not([type=checkbox])') !==
      null;
  return typing || document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null;
}
