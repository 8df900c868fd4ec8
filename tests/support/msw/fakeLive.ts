import { act } from '@testing-library/react';
import type { LiveStream, OpenStream } from '../../../client/admin/live/openStream.ts';

export type FakeLive = {
  readonly open: OpenStream;
  /** The addresses that were opened, in order. */
  readonly opened: string[];
  /** What the server tells the tab now. */
  tell: (event: string, data?: object, id?: number) => void;
  /** The line breaks; `refused` where the browser won't come back by itself. */
  breakOff: (refused?: boolean) => void;
  /** Whether a stream is open. */
  isOpen: () => boolean;
};

/** Event streams without a server. */
export function createFakeLive(): FakeLive {
  const opened: string[] = [];
  const streams = new Set<FakeStream>();
  let last = 0;
  const each = (work: (stream: FakeStream) => void) => act(() => streams.forEach(work));
  return {
    opened,
    open: (address) => {
      opened.push(address);
      const stream = fakeStream(() => streams.delete(stream));
      streams.add(stream);
      return stream;
    },
    tell: (event, data = {}, id = (last += 1)) =>
      each((stream) => {
        const init = { data: JSON.stringify(data), lastEventId: String(id) };
        stream.dispatchEvent(new MessageEvent(event, init));
      }),
    breakOff: (refused = false) =>
      each((stream) => {
        stream.readyState = refused ? 2 : 0;
        stream.dispatchEvent(new Event('error'));
      }),
    isOpen: () => streams.size > 0,
  };
}

type FakeStream = EventTarget & { readyState: number } & Pick<LiveStream, 'close'>;

function fakeStream(close: () => void): FakeStream {
  return Object.assign(new EventTarget(), { readyState: 1, close });
}
