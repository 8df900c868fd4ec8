import { EventEmitter } from 'node:events';

type EventMap = {
  /** A mail was written to the outbox and its transaction is committed. */
  outbox: [];
  /** An import waits for its next step. */
  imports: [];
};

/** What happened in this process, for those who would otherwise have to ask again and again. */
export type Events = EventEmitter<EventMap>;

export function createEvents(): Events {
  return new EventEmitter<EventMap>();
}
