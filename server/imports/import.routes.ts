import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import { importPlan, rowDecision } from '../../shared/import.ts';
import type { Context } from '../context.ts';
import { parseBody } from '../http/errors.ts';
import { isGone } from '../http/gone.ts';
import { idParam } from '../rest/params.ts';
import { readOne } from '../rest/read.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import type { Principal } from '../staff/principal.ts';
import { onlyFor, principalOf } from '../staff/session.ts';
import { importResource } from './import.resource.ts';
import {
  decideRow,
  requireDroppable,
  startCheck,
  startRun,
  startTakeBack,
  stopImport,
} from './import.service.ts';
import { parseRowsQuery, problemLines, readRows } from './import-rows.ts';
import { visibleImport } from './import.queries.ts';
import { dropImport } from './upload.service.ts';

type Act = (principal: Principal, id: number, body: unknown) => Promise<void>;

/** Imports: what was brought in, what is wrong with a file, and one `POST` for each step. */
export function importRoutes(ctx: Context): Router {
  const router = Router();
  router.use(/^\/imports(\/|$)/, onlyFor('manager'));
  router.get('/imports', listRoute(ctx, importResource));
  router.get('/imports/:id', oneRoute(ctx, importResource));
  rowRoutes(ctx, router);
  const acts: Record<string, Act> = {
    check: (principal, id, body) => startCheck(ctx, principal, id, parseBody(importPlan, body)),
    run: (principal, id) => startRun(ctx, principal, id),
    stop: (principal, id) => stopImport(ctx, principal, id),
    'take-back': (principal, id) => startTakeBack(ctx, principal, id),
    decisions: (principal, id, body) => decideRow(ctx, principal, id, parseBody(rowDecision, body)),
  };
  for (const [name, act] of Object.entries(acts)) {
    router.post(`/imports/:id/${name}`, async (request, response) => {
      const principal = principalOf(response);
      const id = idParam(request.params.id, 'import');
      await act(principal, id, request.body);
      ctx.events.emit('imports');
      response.json(await readOne(ctx.db, principal, importResource, id));
    });
  }
  router.delete('/imports/:id', async (request, response) => {
    const principal = principalOf(response);
    const id = idParam(request.params.id, 'import');
    const record = await readOne(ctx.db, principal, importResource, id);
    await requireDroppable(ctx, principal, id);
    await dropImport(ctx.db, id);
    response.json(record);
  });
  return router;
}

function rowRoutes(ctx: Context, router: Router): void {
  router.get('/imports/:id/rows', async (request, response) => {
    const id = idParam(request.params.id, 'import');
    const record = await visibleImport(ctx.db, principalOf(response), id);
    const query = parseRowsQuery(request.query);
    const { rows, total } = await readRows(ctx.db, record, query);
    const span = rows.length === 0 ? '*' : `${query.from}-${query.from + rows.length - 1}`;
    response.set('Content-Range', `rows ${span}/${total}`);
    response.set('X-Total-Count', String(total));
    response.json(rows);
  });
  router.get('/imports/:id/problems.csv', async (request, response) => {
    const id = idParam(request.params.id, 'import');
    const record = await visibleImport(ctx.db, principalOf(response), id);
    const { stringify } = await import('csv-stringify');
    response.type('text/csv');
    response.set('Content-Disposition', `attachment; filename="problems-${id}.csv"`);
    const format = { bom: true, escape_formulas: true, record_delimiter: 'windows' } as const;
    try {
      await pipeline(Readable.from(problemLines(ctx.db, record)), stringify(format), response);
    } catch (error) {
      if (!response.destroyed || !isGone(error)) {
        throw error;
      }
    }
  });
}
