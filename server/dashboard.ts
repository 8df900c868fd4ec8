import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { type RequestHandler, Router } from 'express';
import { dashboardPolicy, styleNonce } from './http/security-headers.ts';

export const dashboardFolder = join(import.meta.dirname, '../dist');

const pagePaths = ['/admin/', '/admin/index.html'];

/** The built dashboard under `/admin/`. Its one page is made anew for each visit: the nonce. */
export function builtDashboard(): Router {
  const page = readFileSync(join(dashboardFolder, 'index.html'), 'utf8');
  const router = Router();
  router.get(pagePaths, dashboardPolicy());
  router.use(dashboardRouter(async () => page));
  const assets = express.static(join(dashboardFolder, 'assets'), {
    immutable: true,
    maxAge: '1y',
    fallthrough: true,
  });
  router.use('/admin/assets', compression(), assets);
  return router;
}

/**
 * `/` and `/admin/`.
 * @param readPage the page's HTML; `%nonce%` in it becomes the nonce for style elements
 */
export function dashboardRouter(readPage: () => Promise<string>): Router {
  const router = Router();
  const sendPage: RequestHandler = async (_request, response) => {
    const page = (await readPage()).replaceAll('%nonce%', styleNonce(response));
    response.set('Cache-Control', 'no-cache').type('html').send(page);
  };
  router.get('/', (_request, response) => {
    response.redirect(302, '/admin/');
  });
  router.get('/admin', (request, response, next) => {
    if (request.path.endsWith('/')) {
      next();
      return;
    }
    response.redirect(302, '/admin/');
  });
  router.get(pagePaths, sendPage);
  return router;
}
