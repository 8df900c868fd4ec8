import type { z } from 'zod';
import type { ApiError } from '../../shared/records.ts';
import { plainWords } from './plain-words.ts';

type Extras = Omit<ApiError, 'message' | 'code'> & { retryAfter?: number };

/** An answer that is not a success, with a message for a person. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly extras: Extras;

  constructor(status: number, code: string, message: string, extras: Extras = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.extras = extras;
  }
}

export function notFound(what = 'This'): HttpError {
  return new HttpError(404, 'notFound', `${what} does not exist, or is not yours to see.`);
}

export function malformed(message: string): HttpError {
  return new HttpError(400, 'malformed', message);
}

export function forbidden(message: string): HttpError {
  return new HttpError(403, 'forbidden', message);
}

export function invalid(errors: Record<string, string>, message?: string): HttpError {
  const first = Object.values(errors)[0] ?? 'Something here can’t be used.';
  return new HttpError(422, 'invalid', message ?? first, { errors });
}

/**
 * Parses with a zod schema.
 * @throws HttpError 422 with the first message per field
 */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(body, { error: plainWords });
  if (!parsed.success) {
    throw invalid(fieldErrors(parsed.error));
  }
  return parsed.data;
}

/**
 * The first message for each field; a field in a list is named `hours.0.opensAt`.
 * @param field the field the parsed value belongs to, where it was not the whole body
 */
export function fieldErrors(error: z.core.$ZodError, field?: string): Record<string, string> {
  const errors: Record<string, string> = {};
  const base = field === undefined ? [] : [field];
  for (const issue of error.issues) {
    const path = [...base, ...issue.path];
    const names =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...path, key].join('.'))
        : [path.join('.') || 'body'];
    for (const name of names) {
      errors[name] ??= issue.message;
    }
  }
  return errors;
}
