import { fetchUtils, HttpError } from 'react-admin';
import type { ApiError } from '../../../shared/records.ts';
import { deedHeader } from '../../../shared/deed.ts';
import { noteAnswer } from './sessionClock.ts';
import { watchWrite } from './slowWrites.ts';

type Client = typeof fetchUtils.fetchJson;

const unreachable =
  'The server can’t be reached. What you typed is still here; check the connection and try again.';
const broken = 'Something went wrong on the server. Nothing was changed; please try again.';

/** Says of a request that no person asked for it: it must not keep a session alive. */
const background = 'X-Stillpoint-Background';

let unasked = false;

/** Every request that begins while `work` runs is nobody's act: it keeps no session alive. */
export function inBackground(work: () => void): void {
  unasked = true;
  try {
    work();
  } finally {
    unasked = false;
  }
}

/** fetchJson whose failures always carry a sentence for a person. */
export const httpClient: Client = async (url, options = {}) => {
  const headers = new Headers(options.headers ?? { Accept: 'application/json' });
  if (unasked) {
    headers.set(background, '1');
  }
  const byPerson = !headers.has(background);
  const asked = fetchUtils.fetchJson(url, { ...options, headers });
  try {
    const writes = options.method !== undefined && options.method !== 'GET';
    const answer = await (writes && byPerson ? watchWrite(asked) : asked);
    if (byPerson) {
      noteAnswer();
    }
    return answer;
  } catch (thrown) {
    throw options.signal?.aborted === true ? thrown : readable(thrown);
  }
};

/** POST (or another method) with a JSON body; answers the parsed body. */
export async function send(url: string, body: unknown = {}, method = 'POST'): Promise<unknown> {
  const { json } = await httpClient(url, { method, body: JSON.stringify(body) });
  return json;
}

/** What a person did; `deed` names it for taking it back, where that is possible. */
export type Done = { readonly deed: number | null };

/** The same for an act of a person: the screens read again, and offer to take it back. */
export async function sendAct(url: string, body: unknown = {}, method = 'POST'): Promise<Done> {
  const { headers } = await httpClient(url, { method, body: JSON.stringify(body) });
  const name = headers.get(deedHeader);
  return { deed: name === null ? null : Number(name) };
}

/** Asks, or sends, without keeping the session alive; answers the parsed body. */
export async function askInBackground(url: string, options: fetchUtils.Options = {}) {
  const headers = new Headers({ Accept: 'application/json', [background]: '1' });
  const { json } = await httpClient(url, { ...options, headers });
  return json as unknown;
}

function readable(thrown: unknown): unknown {
  if (thrown instanceof HttpError) {
    const plain = isApiError(thrown.body);
    return plain ? thrown : new HttpError(broken, thrown.status, thrown.body);
  }
  return new HttpError(unreachable, 0, {});
}

/** Whether a body has the shape in which our API (and the sign-in) reports what is wrong. */
export function isApiError(body: unknown): body is ApiError {
  return (
    typeof body === 'object' &&
    body !== null &&
    'message' in body &&
    typeof body.message === 'string' &&
    body.message !== ''
  );
}

/** The sentence to show for whatever was thrown. */
export function sentenceOf(thrown: unknown): string {
  return thrown instanceof Error && thrown.message !== '' ? thrown.message : broken;
}
