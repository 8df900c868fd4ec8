/** When the server last heard from this tab because of something a person did (epoch ms). */
let heardAt = Date.now();

/** The server has answered a request that keeps the session alive. */
export function noteAnswer(): void {
  heardAt = Date.now();
}

/** For how long (ms) the server has heard nothing: after 15 minutes the session ends there. */
export function quietFor(): number {
  return Date.now() - heardAt;
}
