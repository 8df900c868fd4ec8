import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export type CuttingSmtp = {
  readonly url: string;
  /** Every message that came in whole, in order; answered or not. */
  readonly messages: string[];
  stop: () => Promise<void>;
};

/**
 * A mail server that takes the first `cuts` messages to the final dot and then drops the
 * connection without a word; later ones it accepts.
 */
export async function startCuttingSmtp(cuts: number): Promise<CuttingSmtp> {
  const messages: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    converse(socket, (message) => {
      messages.push(message);
      return messages.length > cuts;
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
}

const endOfMessage = '\r\n.\r\n';

/** @param take whether the message is answered */
function converse(socket: Socket, take: (message: string) => boolean): void {
  let pending = '';
  let inMessage = false;
  const answer = (line: string) => socket.write(`${line}\r\n`);
  answer('220 ready');
  socket.on('data', (chunk: Buffer) => {
    pending += chunk.toString('utf8');
    for (;;) {
      const end = pending.indexOf(inMessage ? endOfMessage : '\r\n');
      if (end < 0) {
        return;
      }
      const text = pending.slice(0, end);
      pending = pending.slice(end + (inMessage ? endOfMessage.length : 2));
      if (inMessage) {
        inMessage = false;
        if (!take(text)) {
          socket.destroy();
          return;
        }
        answer('250 taken');
      } else {
        inMessage = text.toUpperCase() === 'DATA';
        answer(inMessage ? '354 go on' : '250 fine');
      }
    }
  });
}
