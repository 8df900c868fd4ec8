import { type Response, Router } from 'express';
import type { Context } from '../context.ts';
import { onlyFor, principalOf } from '../staff/session.ts';
import { freeNow } from './free-now.ts';
import { toCsv } from './measures/csv.ts';
import { readReportQuery } from './parameters.ts';

/** `GET /reports/NAME`, for managers and admins: JSON, or CSV for who asks for it. */
export function reportRoutes(ctx: Context): Router {
  const router = Router();
  router.use('/reports', onlyFor('manager'));
  router.get('/reports/free-now', async (_request, response) => {
    response.json(await freeNow(ctx, principalOf(response)));
  });
  router.get('/reports/:name', async (request, response) => {
    const asking = { ...ctx, principal: principalOf(response) };
    const query = await readReportQuery(asking, request.params.name, request.query);
    const answer = await ctx.reports.answer(query);
    if (request.accepts(['json', 'csv']) === 'csv') {
      await sendCsv(response, `${query.report}-${query.from}-${query.to}.csv`, toCsv(answer));
      return;
    }
    response.json(answer);
  });
  return router;
}

/** Read by spreadsheets: marked as UTF-8, and no cell is ever taken for a formula. */
async function sendCsv(response: Response, name: string, rows: readonly string[][]): Promise<void> {
  const { stringify } = await import('csv-stringify/sync');
  response.type('text/csv');
  response.set('Content-Disposition', `attachment; filename="${name}"`);
  response.send(
    stringify([...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' }),
  );
}
