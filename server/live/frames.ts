import type { Change } from './live.table.ts';

/** Server-sent events as text: https://html.spec.whatwg.org/multipage/server-sent-events.html */

/** How soon a browser comes back (ms) after the stream has ended. */
const retryMs = 2000;

/** What was missed has been told; from here on it is live. */
export function helloFrame(id: number): string {
  return `retry: ${retryMs}\nid: ${id}\nevent: hello\ndata: {}\n\n`;
}

/** A sign of life; it carries the newest id, so that a quiet stream can be resumed too. */
export function beatFrame(id: number): string {
  return `id: ${id}\nevent: beat\ndata: {}\n\n`;
}

/** What happened since is no longer known, or too much: read everything again. */
export function resetFrame(id: number): string {
  return `id: ${id}\nevent: reset\ndata: {}\n\n`;
}

/** One changed record: never what is in it. */
export function changeFrame({ id, resource, recordId, version, locationId }: Change): string {
  const data =
    resource === 'presence'
      ? { leadId: recordId, locationId }
      : { id: recordId, version, locationId };
  return `id: ${id}\nevent: ${resource}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Several changes of one record are told once, as the last. */
export function coalesce(changes: readonly Change[]): Change[] {
  const last = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.resource} ${change.recordId} ${change.locationId}`;
    last.delete(key);
    last.set(key, change);
  }
  return [...last.values()];
}
