/** What a browser would send, without the browser. */
export type Browserless = {
  readonly url: string;
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  put: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  delete: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  /** A form as a page without JavaScript sends it. */
  submit: (
    path: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly cookie: string;
};

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body parsed as JSON; undefined where it isn't. */
  readonly body: unknown;
};

/** A client on the same origin, with a cookie if one is given. Redirects are not followed. */
export function createClient(url: string, cookie = ''): Browserless {
  const send = async (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | URLSearchParams,
  ): Promise<Answer> => {
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: { Origin: url, ...(cookie && { Cookie: cookie }), ...headers },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };
  const sendJson =
    (method: string) =>
    (path: string, body?: unknown, headers = {}) =>
      send(
        method,
        path,
        { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
        typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
      );
  return {
    url,
    cookie,
    get: (path, headers = {}) => send('GET', path, headers),
    post: sendJson('POST'),
    put: sendJson('PUT'),
    delete: (path, headers = {}) =>
      send('DELETE', path, { 'Content-Type': 'text/plain', ...headers }),
    submit: (path, fields, headers = {}) =>
      send('POST', path, headers, new URLSearchParams(fields)),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The path of a list of the staff API. */
export function listPath(
  resource: string,
  query: { sort?: unknown; range?: unknown; filter?: unknown; embed?: unknown } = {},
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    parameters.set(name, JSON.stringify(value));
  }
  return `/api/${resource}?${parameters}`;
}
