/** The first message anywhere in the errors of a field that holds a list or a record. */
export function firstMessage(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) {
    return null;
  }
  if ('message' in error && typeof error.message === 'string' && error.message !== '') {
    return error.message;
  }
  for (const [key, inner] of Object.entries(error)) {
    const message = key === 'ref' ? null : firstMessage(inner);
    if (message !== null) {
      return message;
    }
  }
  return null;
}
