import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { Context } from '../context.ts';
import { isGone } from '../http/gone.ts';
import { onlyFor, principalOf } from '../staff/session.ts';
import { exportLeads, parseExportQuery } from './lead-export.ts';

/** Read by spreadsheets: marked as UTF-8, and no cell is ever taken for a formula. */
const forSpreadsheets = { bom: true, escape_formulas: true, record_delimiter: 'windows' } as const;

/** `GET /leads/export`: the whole list as CSV, for managers and admins. */
export function leadExportRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/leads/export', onlyFor('manager'), async (request, response) => {
    const query = parseExportQuery(request.query);
    // Some megabytes that a server needs only now and then.
    const { stringify } = await import('csv-stringify');
    const rows = await exportLeads(ctx, principalOf(response), query);
    const day = ctx.clock.now().toString().slice(0, 10);
    response.type('text/csv');
    response.set('Content-Disposition', `attachment; filename="leads-${day}.csv"`);
    try {
      await pipeline(Readable.from(rows), stringify(forSpreadsheets), response);
    } catch (error) {
      if (!response.destroyed || !isGone(error)) {
        throw error;
      }
    }
  });
  return router;
}
