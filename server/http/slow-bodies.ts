import type { IncomingMessage } from 'node:http';

const cuts = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/**
 * Cuts off whoever dribbles the body of a request: after `ms` it must be there, unless its route has
 * said that it may take longer.
 */
export function cutSlowBody(request: IncomingMessage, ms: number): void {
  const { headers } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) {
    return;
  }
  const cut = setTimeout(() => {
    if (!request.complete) {
      request.socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
      request.destroy();
    }
  }, ms).unref();
  cuts.set(request, cut);
  request.once('close', () => clearTimeout(cut));
}

/** A large file over a slow line takes as long as the server lets any request take. */
export function mayTakeLong(request: IncomingMessage): void {
  clearTimeout(cuts.get(request));
}
