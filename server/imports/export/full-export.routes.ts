import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { Context } from '../../context.ts';
import { isGone } from '../../http/gone.ts';
import { onlyFor, principalOf } from '../../staff/session.ts';
import { fullExport, parseFullExport } from './full-export.ts';

/** `GET /leads/full-export`: all fields with history, as the import takes them; managers and admins. */
export function fullExportRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/leads/full-export', onlyFor('manager'), async (request, response) => {
    const query = parseFullExport(request.query);
    // Some megabytes that a server needs only now and then.
    const { stringify } = await import('csv-stringify');
    const lines = await fullExport(ctx, principalOf(response), query);
    const day = ctx.clock.now().toString().slice(0, 10);
    response.type('text/csv');
    response.set('Content-Disposition', `attachment; filename="leads-complete-${day}.csv"`);
    const format = { bom: true, record_delimiter: 'windows' } as const;
    try {
      await pipeline(Readable.from(lines), stringify(format), response);
    } catch (error) {
      if (!response.destroyed || !isGone(error)) {
        throw error;
      }
    }
  });
  return router;
}
