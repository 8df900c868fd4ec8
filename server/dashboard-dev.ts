import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Router } from 'express';
import { dashboardRouter } from './dashboard.ts';

/** The dashboard straight from its sources, changed in the browser as they change. */
export async function hotDashboard(): Promise<{ router: Router; close: () => Promise<void> }> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    server: { middlewareMode: true },
    appType: 'custom',
  });
  const file = join(vite.config.root, 'index.html');
  const router = Router();
  router.use((_request, response, next) => {
    // Vite's own client uses inline scripts and a socket on another port.
    response.removeHeader('Content-Security-Policy');
    next();
  });
  router.use(
    dashboardRouter(async () => vite.transformIndexHtml('/admin/', await readFile(file, 'utf8'))),
  );
  router.use(vite.middlewares);
  return { router, close: () => vite.close() };
}
