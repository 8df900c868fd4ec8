import type { Request, Response } from 'express';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import type { ReadSession } from '../staff/session.ts';
import { beatFrame, changeFrame, helloFrame, resetFrame } from './frames.ts';
import type { Change } from './live.table.ts';

/** Where a stream begins. */
export type Start =
  | { readonly kind: 'now' }
  | { readonly kind: 'after'; readonly id: number }
  | { readonly kind: 'secondsBack'; readonly seconds: number };

/** One open tab. */
export type Stream = {
  readonly start: Start;
  /** It has caught up: from here on it is told at once. */
  hello: (id: number) => void;
  reset: (id: number) => void;
  /** Tells of changes in locations that the person belongs to at this moment. */
  tell: (changes: readonly Change[]) => Promise<void>;
  /** Ends the stream where the session is over, else gives a sign of life. */
  beat: (id: number) => Promise<void>;
  end: () => void;
};

/** More than this (bytes) waiting to be read: nobody is there. The tab resumes where it was. */
const mostWaiting = 500_000;

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // Asks proxies not to hold the events back.
  'X-Accel-Buffering': 'no',
};

export function openStream(
  request: Request,
  response: Response,
  { start, principal, read }: { start: Start; principal: Principal; read: ReadSession },
): Stream {
  let viewer = principal;
  response.writeHead(200, headers);
  const end = () => void response.end();
  function write(frames: string): void {
    if (response.writableLength > mostWaiting) {
      response.destroy();
    } else if (!response.writableEnded) {
      response.write(frames);
    }
  }
  /** Role, locations and the session itself may have changed since the last word. */
  async function stillOpen(): Promise<boolean> {
    const now = await read(request);
    if (now === null) {
      end();
      return false;
    }
    viewer = now;
    return true;
  }
  const visible = (changes: readonly Change[]) =>
    changes.filter(({ locationId }) => maySeeLocation(viewer, locationId));
  return {
    start,
    hello: (id) => write(helloFrame(id)),
    reset: (id) => write(resetFrame(id)),
    tell: async (changes) => {
      if (visible(changes).length > 0 && (await stillOpen())) {
        write(visible(changes).map(changeFrame).join(''));
      }
    },
    beat: async (id) => {
      if (await stillOpen()) {
        write(beatFrame(id));
      }
    },
    end,
  };
}
