import { createContext } from 'react';

/** As much of an EventSource as is needed here. */
export type LiveStream = Pick<EventTarget, 'addEventListener'> &
  Pick<EventSource, 'close' | 'readyState'>;

/** Null where the browser has no event streams. */
export type OpenStream = (address: string) => LiveStream | null;

function openEventSource(address: string): LiveStream | null {
  return typeof EventSource === 'undefined' ? null : new EventSource(address);
}

/** How streams are opened; a test puts its own here. */
export const StreamOpener = createContext<OpenStream>(openEventSource);
