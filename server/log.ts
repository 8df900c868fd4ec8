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
 * One line for each request: method, path, status, time. Never the query (searches are in it),
 * a booking token, headers or an address.
 */
export function requestLog(log: Logger): RequestHandler {
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

/** The path of an address without what nobody should read: queries and booking tokens. */
export function safePath(url: string): string {
  return url.replace(/\?.*$/, '').replace(/^(\/book|\/api\/public\/bookings)\/[^/]+/, '$1/…');
}
