import type { LiveStream, OpenStream } from './openStream.ts';

/** `quiet`: too early to say. */
export type LiveState = 'quiet' | 'live' | 'away';

/** What the server tells of one record. Presence tells of its lead. */
export type LiveChange =
  | { resource: 'lead' | 'task' | 'appointment'; id: number }
  | { resource: 'presence'; leadId: number };

type Options = {
  open: OpenStream;
  onState: (state: LiveState) => void;
  onChange: (change: LiveChange) => void;
  /** What was missed can't be told any more. */
  onReset: () => void;
  /** The server refuses the stream: has the session ended? */
  onRefused: () => void;
};

const resources = ['lead', 'task', 'appointment', 'presence'] as const;
/** What a page read just before its stream was open is followed up too. */
const begin = 'secondsBack=10';
/** The server gives a sign of life every 15 seconds; after this long (ms) the line is dead. */
const silentMs = 40_000;
const lookMs = 5000;
const reopenMs = 3000;
/** A short gap, as between two tabs, is not worth a word. */
const patienceMs = 1000;
const closed = 2;

/**
 * Holds the event stream open while the tab is seen. A hidden tab lets go of it, since browsers
 * allow few connections to one host; when it is seen again, it goes on after the last event it
 * heard. So does a line that has silently died.
 * @returns how to end it
 */
export function connect({ open, onState, onChange, onReset, onRefused }: Options): () => void {
  let stream: LiveStream | null = null;
  let lastId = '';
  let heardAt = Date.now();
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let losing: ReturnType<typeof setTimeout> | undefined;

  function start(): void {
    stop();
    waitForLife();
    heardAt = Date.now();
    stream = open(`/api/events?${lastId === '' ? begin : `lastEventId=${lastId}`}`);
    if (stream) {
      listenTo(stream);
    }
  }
  function stop(): void {
    clearTimeout(reopening);
    stream?.close();
    stream = null;
  }
  function waitForLife(): void {
    losing ??= setTimeout(() => onState('away'), patienceMs);
  }
  function listenTo(current: LiveStream): void {
    const on = (type: string, hear: (event: MessageEvent<string>) => void) =>
      current.addEventListener(type, (event) => {
        if (current === stream && event instanceof MessageEvent) {
          lastId = event.lastEventId;
          heardAt = Date.now();
          hear(event);
        }
      });
    on('hello', () => {
      clearTimeout(losing);
      losing = undefined;
      onState('live');
    });
    on('beat', () => undefined);
    on('reset', onReset);
    for (const resource of resources) {
      on(resource, ({ data }) => onChange({ resource, ...JSON.parse(data) }));
    }
    current.addEventListener('error', () => {
      if (current === stream) {
        lost(current);
      }
    });
  }
  /** The browser comes back by itself where the line broke, not where it was refused. */
  function lost({ readyState }: LiveStream): void {
    waitForLife();
    if (readyState === closed) {
      clearTimeout(reopening);
      reopening = setTimeout(start, reopenMs);
      onRefused();
    }
  }
  function look(): void {
    if (stream && Date.now() - heardAt > silentMs) {
      start();
    }
  }
  function onVisibility(): void {
    if (document.visibilityState === 'hidden') {
      stop();
    } else if (!stream) {
      start();
    }
  }

  document.addEventListener('visibilitychange', onVisibility);
  const looking = setInterval(look, lookMs);
  if (document.visibilityState !== 'hidden') {
    start();
  }
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    clearInterval(looking);
    clearTimeout(losing);
    stop();
  };
}
