/** Without a request of a person for this long (ms) the server ends a session. */
export const idleMs = 15 * 60_000;

/** When the server last heard from this tab because of something a person did (epoch ms). */
let heardAt = Date.now();

/** The server has answered a request that keeps the session alive. */
export function noteAnswer(): void {
  heardAt = Date.now();
}

/** For how long (ms) the server has heard nothing that a person did in this tab. */
export function quietFor(): number {
  return Date.now() - heardAt;
}
