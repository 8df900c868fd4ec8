/** Whoever asked went away before the end: nobody is left to tell, and nothing is broken. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
