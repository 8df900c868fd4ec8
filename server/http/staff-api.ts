import express, { type RequestHandler, type Router } from 'express';
import { HttpError, notFound } from './errors.ts';

/** Bodies of the staff API are JSON; the largest is a location with all its closures. */
export function readJson(): RequestHandler[] {
  return [refuseOtherTypes, express.json({ limit: '200kb' })];
}

function hasBody(headers: Readonly<Record<string, unknown>>): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  const writes = request.method === 'POST' || request.method === 'PUT';
  if (writes && hasBody(request.headers) && !request.is('json')) {
    throw new HttpError(415, 'wrongType', 'Send JSON here, with the content type for it.');
  }
  next();
};

const resources = new Set([
  'leads',
  'activities',
  'tasks',
  'appointments',
  'locations',
  'rooms',
  'users',
  'emails',
  'emailTemplates',
  'apiKeys',
  'auditEvents',
]);

/** What no route took: a resource that doesn't exist, or a method it doesn't have. */
export function refuseTheRest(router: Router): void {
  router.use((request) => {
    const [, name = '', ...more] = request.path.split('/');
    if (resources.has(name) && more.length <= 1) {
      throw new HttpError(405, 'methodNotAllowed', `${name} can’t be used with ${request.method}.`);
    }
    throw notFound();
  });
}
