import { useSyncExternalStore } from 'react';

const key = 'stillpoint.covered';
const changed = 'stillpoint.covered';

/** Kept for the whole browser: a reload changes nothing, and other tabs follow at once. */
export function isCovered(): boolean {
  return localStorage.getItem(key) !== null;
}

export function setCovered(covered: boolean): void {
  if (covered) {
    localStorage.setItem(key, 'yes');
  } else {
    localStorage.removeItem(key);
  }
  window.dispatchEvent(new Event(changed));
}

/** Whether the screen is covered now. */
export function useCovered(): boolean {
  return useSyncExternalStore(subscribe, isCovered);
}

/** `storage` comes from other tabs, our own event from this one. */
function subscribe(tell: () => void): () => void {
  window.addEventListener('storage', tell);
  window.addEventListener(changed, tell);
  return () => {
    window.removeEventListener('storage', tell);
    window.removeEventListener(changed, tell);
  };
}
