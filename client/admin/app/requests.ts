import type { Identifier } from 'react-admin';
import { httpClient, sendAct } from './httpClient.ts';

export const api = '/api';

export function query(parameters: Record<string, string>): string {
  return new URLSearchParams(parameters).toString();
}

export async function get<Answer>(
  path: string,
  parameters: Record<string, string> = {},
): Promise<Answer> {
  const search = query(parameters);
  const { json } = await httpClient(`${api}${path}${search && `?${search}`}`);
  return json;
}

export const actionOf = (resource: string, id: Identifier, action: string) =>
  `${api}/${resource}/${encodeURIComponent(id)}/${action}`;

/** An action: a POST whose record the screens don't need, they read again. */
export const act = (resource: string, id: Identifier, action: string, body?: unknown) =>
  sendAct(actionOf(resource, id, action), body);
