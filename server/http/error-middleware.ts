import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { isPassingFailure } from '../db/passing-failure.ts';
import { describeError, safePath } from '../log.ts';
import { sendPage } from '../pages/pages.ts';
import { HttpError } from './errors.ts';

const retrySeconds = 5;

/** Turns whatever was thrown into the one shape of error of the API, or a page for a browser. */
export function errorMiddleware(log: Logger): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) {
      next(thrown);
      return;
    }
    const error = toHttpError(thrown);
    if (error.status >= 500) {
      log.error(
        { err: describeError(thrown), path: safePath(request.originalUrl) },
        'request failed',
      );
    }
    const { retryAfter, ...extras } = error.extras;
    if (retryAfter !== undefined) {
      response.set('Retry-After', String(retryAfter));
    }
    if (wantsPage(request)) {
      sendErrorPage(response, error);
      return;
    }
    response.status(error.status).json({ message: error.message, code: error.code, ...extras });
  };
}

/** Somebody who came by address bar or link, not a program. */
function wantsPage(request: Request): boolean {
  return !request.path.startsWith('/api/') && request.accepts(['json', 'html']) === 'html';
}

function sendErrorPage(response: Response, { status, message }: HttpError): void {
  const title = status === 404 ? 'There is nothing here' : 'That did not work';
  const page = { language: 'en', clinicName: '', title, message } as const;
  sendPage(response, 'pages/message', page, status);
}

export function toHttpError(thrown: unknown): HttpError {
  if (thrown instanceof HttpError) {
    return thrown;
  }
  if (isPassingFailure(thrown)) {
    return new HttpError(
      503,
      'database.cannotWrite',
      'This could not be saved just now. Nothing is lost here; please try again in a moment.',
      { retryAfter: retrySeconds },
    );
  }
  return fromBodyParser(thrown) ?? new HttpError(500, 'internal', 'Something went wrong here.');
}

/** Express's own parsers throw errors with a `type` and a `status`. */
function fromBodyParser(thrown: unknown): HttpError | null {
  if (!(thrown instanceof Error) || !('status' in thrown) || typeof thrown.status !== 'number') {
    return null;
  }
  switch (thrown.status) {
    case 413:
      return new HttpError(413, 'tooLarge', 'This is too much at once. Please shorten it.');
    case 415:
      return new HttpError(415, 'wrongType', 'This type of content is not understood here.');
    default:
      return thrown.status >= 400 && thrown.status < 500
        ? new HttpError(thrown.status, 'malformed', 'This request could not be read.')
        : null;
  }
}
