import { randomBytes } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

const nonces = new WeakMap<object, string>();

/** The one-time word that lets the dashboard's own style elements pass the policy. */
export function styleNonce(response: Response): string {
  const known = nonces.get(response);
  if (known !== undefined) {
    return known;
  }
  const made = randomBytes(16).toString('base64');
  nonces.set(response, made);
  return made;
}

const strict = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/** Everything comes from this host, nothing runs inline, nobody may frame it. */
export function securityHeaders(publicUrl: string): RequestHandler {
  const headers = headersOf(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: strict },
      strictTransportSecurity: publicUrl.startsWith('https:') && { maxAge: 31_536_000 },
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginEmbedderPolicy: false,
    }),
  );
  return (_request, response, next) => {
    for (const [name, value] of headers) {
      response.setHeader(name, value);
    }
    next();
  };
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Every answer gets the same ones, so what helmet says is asked once and remembered. */
function headersOf(middleware: Middleware): [string, string][] {
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  middleware(answer.req, answer, () => undefined);
  return Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]);
}

/**
 * For the dashboard: its component library makes style elements while it runs, which carry a
 * nonce, and rendered mails are shown in a sandboxed frame with their own style attributes.
 */
export function dashboardPolicy(): RequestHandler {
  return helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      ...strict,
      styleSrcElem: [
        "'self'",
        (_request, response) => `'nonce-${styleNonce(response as Response)}'`,
      ],
      styleSrcAttr: ["'unsafe-inline'"],
      frameSrc: ["'self'"],
    },
  });
}
