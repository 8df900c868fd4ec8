import type { RequestHandler } from 'express';
import { type DestinationStream, type Logger, pino } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Config } from './config.ts';

/** JSON lines on stdout (or wherever a test wants them). */
export function createLog(config: Pick<Config, 'logLevel'>, to?: DestinationStream): Logger {
  const options = { level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return to ? pino(options, to) : pino(options);
}

/**
 * One line for each request, from level `debug` on: method, path, status, time. Never the query
 * (searches are in it), a booking token, headers or an address. Failures are always logged, by
 * the error middleware; a line that nobody will see is not made.
 */
export function requestLog(log: Logger): RequestHandler {
  if (!log.isLevelEnabled('debug')) {
    return (_request, _response, next) => next();
  }
  return pinoHttp({
    logger: log,
    serializers: {
      req: ({ method, url }: { method: string; url: string }) => ({ method, path: safePath(url) }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'debug'),
    customErrorObject: (_request, _response, _error, value: object) => ({
      ...value,
      err: undefined,
    }),
  });
}

const bookingPath = /^(\/book|\/api\/public\/bookings)\/[^/]+/i;
/** What may be a token wherever it stands, in an address that no route takes as it is written. */
const tokenLike = /[\w-]{32,}/g;

/** The path of an address without what nobody should read: queries and booking tokens. */
export function safePath(url: string): string {
  return url.replace(/\?.*$/s, '').replace(bookingPath, '$1/…').replaceAll(tokenLike, '…');
}

/** The error for the log: its kind and place, never its values (they may be a person's data). */
export function describeError(thrown: unknown): { name: string; code?: string; stack?: string } {
  if (!(thrown instanceof Error)) {
    return { name: typeof thrown };
  }
  const frames = thrown.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  return {
    name: thrown.name,
    ...(code !== undefined && { code }),
    ...(frames && { stack: frames.slice(0, 8).join('\n') }),
  };
}
