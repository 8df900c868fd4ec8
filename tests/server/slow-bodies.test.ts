import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { cutSlowBody, mayTakeLong } from '../../server/http/slow-bodies.ts';

/** A server that waits for bodies; those to `/files` may take long. */
async function serve(): Promise<number> {
  const server = createServer((request, response) => {
    cutSlowBody(request, 50);
    if (request.url === '/files') {
      mayTakeLong(request);
    }
    request.resume().once('end', () => response.end('there'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const head = (path: string) =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nab`;

it('whoever dribbles a body is cut off, but not where a file may take its time', async () => {
  const port = await serve();
  const slow = connect(port, '127.0.0.1');
  const file = connect(port, '127.0.0.1');
  slow.write(head('/anything'));
  file.write(head('/files'));
  expect(await text(slow)).toMatch(/^HTTP\/1\.1 408 /);
  file.write('cd');
  expect(await text(file)).toMatch(/^HTTP\/1\.1 200 /);
});
