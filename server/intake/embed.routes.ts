import { Router } from 'express';
import { assetText } from '../pages/assets.ts';

/** `/embed.js`: one line in any web page that puts the form there. */
export function embedRoutes(): Router {
  const router = Router();
  router.get('/embed.js', (_request, response) => {
    response
      .type('text/javascript')
      .set('Cache-Control', 'public, max-age=3600')
      .set('Cross-Origin-Resource-Policy', 'cross-origin')
      .send(assetText('embed.js'));
  });
  return router;
}
