import { http, HttpResponse, type RequestHandler } from 'msw';
import type { CurrentView } from '../../../shared/lead-columns.ts';
import type { View } from '../../../shared/records.ts';

type Api = {
  tables: Record<string, { id: number | string }[]>;
  sent: { method: string; path: string; body: unknown }[];
};

/** Saved views as the server keeps them: what is saved can be read again. */
export function viewHandlers(api: Api): RequestHandler[] {
  let current: CurrentView = { viewId: null, layout: 'list', columns: null };
  return [
    http.get('/api/views/current', () => HttpResponse.json(current)),
    http.put('/api/views/current', async ({ request }) => {
      current = (await request.json()) as CurrentView;
      return HttpResponse.json(current);
    }),
    http.post('/api/views', async ({ request }) => {
      const body = (await request.json()) as Partial<View>;
      api.sent.push({ method: 'POST', path: '/api/views', body });
      const view = { ...body, id: 71, ownerId: 'marisol', resource: 'leads', version: 1 };
      api.tables['views'] = [...(api.tables['views'] ?? []), view];
      return HttpResponse.json(view, { status: 201 });
    }),
    http.delete('/api/views/:id', ({ params }) => {
      const views = api.tables['views'] ?? [];
      api.tables['views'] = views.filter(({ id }) => String(id) !== params['id']);
      return HttpResponse.json(views.find(({ id }) => String(id) === params['id']));
    }),
  ];
}
