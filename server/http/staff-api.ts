import express, { type RequestHandler, type Router } from 'express';
import { requireType } from './content-type.ts';
import { HttpError, notFound } from './errors.ts';

/** Bodies of the staff API are JSON; the largest is a location with all its closures. */
export function readJson(): RequestHandler[] {
  return [requireType('json'), express.json({ limit: '200kb' })];
}

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
  'views',
  'transfers',
  'imports',
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
