import { type Server, type ServerResponse, createServer } from 'node:http';
import type { Config } from './config.ts';
import { cutSlowBody } from './http/slow-bodies.ts';

/** Nobody else's doing: the address or the port can't be had. */
export class CannotListen extends Error {}

/** How long a body may take; only the route of a large file lets one take as long as any request. */
const bodyMs = 20_000;

/** Slow or silent clients are cut off; Node looks after them only every 30 s unless told. */
export async function listen({ host, port }: Pick<Config, 'host' | 'port'>): Promise<Server> {
  const server = createServer({
    connectionsCheckingInterval: 2000,
    headersTimeout: 10_000,
    requestTimeout: 600_000,
  });
  server.on('request', (request) => cutSlowBody(request, bodyMs));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new CannotListen(whyNot(error, host, port)));
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
  return server;
}

/** Names the setting that has to change. */
function whyNot({ code }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `PORT: ${port} is in use by another program`;
  }
  if (code === 'EACCES') {
    return `PORT: ${port} is not allowed for this user`;
  }
  return `HOST: ${host} is not an address of this machine (${code ?? 'unknown'})`;
}

/**
 * How to end a server: what was asked is answered, with `Connection: close`, and nobody is let
 * in any more. A connection on which nothing is under way is closed at once or as soon as it is
 * idle; what is left after `graceMs` is cut off.
 */
export function gentleEnd(server: Server): (graceMs: number) => Promise<void> {
  const open = new Set<ServerResponse>();
  let ending = false;
  server.on('request', (_request, response) => {
    if (ending) {
      response.setHeader('Connection', 'close');
    }
    open.add(response);
    response.once('close', () => open.delete(response));
  });
  return async (graceMs) => {
    ending = true;
    for (const response of open) {
      if (!response.headersSent) {
        response.setHeader('Connection', 'close');
      }
    }
    await close(server, graceMs);
  };
}

const lookEveryMs = 100;

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const look = setInterval(() => server.closeIdleConnections(), lookEveryMs);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(look);
  clearTimeout(cut);
}
