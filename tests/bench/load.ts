import { Agent, type RequestOptions, request } from 'node:http';
import { median } from './result.ts';

/** One request of a load: made anew for each, so that bodies can differ. */
export type Shot = {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type Contestant = {
  readonly shot: () => Shot;
  readonly expectedStatus: number;
};

/** Requests a second of both, each the median of its slices. */
export type Duel = { readonly ours: number; readonly raw: number; readonly ratio: number };

type Duration = { readonly clients: number; readonly sliceMs: number; readonly slices: number };

/**
 * Lets both take turns in short slices, so that whatever else the machine does hits both alike.
 * The ratio is the median of the ratios of neighbouring slices.
 */
export async function duel(
  ours: Contestant,
  raw: Contestant,
  { clients, sliceMs, slices }: Duration,
): Promise<Duel> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const rates: { ours: number; raw: number }[] = [];
  await drive(ours, agent, clients, sliceMs);
  await drive(raw, agent, clients, sliceMs);
  for (let slice = 0; slice < slices; slice += 1) {
    rates.push({
      raw: await drive(raw, agent, clients, sliceMs),
      ours: await drive(ours, agent, clients, sliceMs),
    });
  }
  agent.destroy();
  return {
    ours: median(rates.map((each) => each.ours)),
    raw: median(rates.map((each) => each.raw)),
    ratio: median(rates.map((each) => each.ours / each.raw)),
  };
}

/** Keeps so many clients busy for a time and answers how many requests a second were served. */
export async function drive(
  { shot, expectedStatus }: Contestant,
  agent: Agent,
  clients: number,
  ms: number,
): Promise<number> {
  const begin = performance.now();
  let served = 0;
  const client = async () => {
    while (performance.now() - begin < ms) {
      const { status, text } = await fire(shot(), agent);
      if (status !== expectedStatus) {
        throw new Error(`answered ${status}: ${text.slice(0, 200)}`);
      }
      served += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (served * 1000) / (performance.now() - begin);
}

export function fire(
  { url, method = 'GET', headers = {}, body }: Shot,
  agent?: Agent,
): Promise<{ status: number; text: string }> {
  const options: RequestOptions = {
    method,
    headers: {
      ...headers,
      ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }),
    },
    ...(agent && { agent }),
  };
  return new Promise((resolve, reject) => {
    const sending = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
      });
    });
    sending.once('error', reject);
    sending.end(body);
  });
}
