import type { Browserless } from './client.ts';

export type Told = { readonly id: string; readonly event: string; readonly data: unknown };

export type EventStream = {
  readonly status: number;
  readonly headers: Headers;
  /** The next event; undefined once the stream has ended. */
  next: () => Promise<Told | undefined>;
  /** The next change that is told, past signs of life; undefined once the stream has ended. */
  nextChange: () => Promise<Told | undefined>;
  close: () => void;
};

/** Opens `GET /api/events` and has heard that it is live (unless it was refused). */
export async function listen(
  client: Browserless,
  { query = '', headers = {} }: { query?: string; headers?: Record<string, string> } = {},
): Promise<EventStream> {
  const stop = new AbortController();
  const response = await fetch(`${client.url}/api/events${query}`, {
    headers: { Cookie: client.cookie, Accept: 'text/event-stream', ...headers },
    signal: stop.signal,
  });
  const events = response.ok ? parse(response) : undefined;
  const next = async () => {
    const step = await events?.next();
    return step?.done === false ? step.value : undefined;
  };
  return {
    status: response.status,
    headers: response.headers,
    next,
    nextChange: async () => {
      for (;;) {
        const told = await next();
        if (told?.event !== 'hello' && told?.event !== 'beat') {
          return told;
        }
      }
    },
    close: () => stop.abort(),
  };
}

async function* parse({ body }: Response): AsyncGenerator<Told, void> {
  let pending = '';
  for await (const chunk of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const blocks = (pending + chunk).split('\n\n');
    pending = blocks.pop() ?? '';
    yield* blocks.map(toldIn);
  }
}

function toldIn(block: string): Told {
  const fields = new Map(
    block.split('\n').map((line) => [line.split(': ')[0], line.replace(/^\w+: /, '')] as const),
  );
  return {
    id: fields.get('id') ?? '',
    event: fields.get('event') ?? '',
    data: JSON.parse(fields.get('data') ?? 'null') as unknown,
  };
}
