import { http, HttpResponse, type RequestHandler } from 'msw';
import type { ApiError, Lead } from '../../../shared/records.ts';
import { deedHeader } from '../../../shared/deed.ts';
import { statuses } from '../../../shared/vocabulary.ts';
import { related } from './duplicates.ts';
import * as records from './records.ts';
import { viewHandlers } from './views.ts';

type Row = { id: number | string };
type Sent = { method: string; path: string; body: unknown };

export type StaffApi = {
  tables: Record<string, Row[]>;
  /** Every write that arrived, in order. */
  sent: Sent[];
  handlers: RequestHandler[];
};

/** The staff API as far as the screens can tell: tables in memory that lists filter and pages read. */
export function createStaffApi(tables: Record<string, Row[]> = {}): StaffApi {
  const api: StaffApi = {
    tables: {
      leads: [records.lead()],
      activities: [records.activity()],
      tasks: [],
      appointments: [],
      emails: [],
      rooms: [records.room()],
      locations: [records.location()],
      views: [],
      users: [records.user(), records.user({ id: 'imani', name: 'Imani Wells' })],
      ...tables,
    },
    sent: [],
    handlers: [],
  };
  api.handlers = [
    ...sessionHandlers(),
    ...presenceHandlers(),
    ...dayHandlers(),
    ...viewHandlers(api),
    ...undoHandlers(api),
    ...duplicateHandlers(),
    ...consentHandlers(),
    ...readHandlers(api),
    ...writeHandlers(api),
  ];
  return api;
}

/** An answer that is not a success, in the shape that every error of the API has. */
export function refuse(status: number, body: Partial<ApiError>) {
  return HttpResponse.json(
    { message: 'This can’t be done.', code: 'refused', ...body },
    { status },
  );
}

function sessionHandlers(): RequestHandler[] {
  const { id, name, email, role, locationIds } = records.user();
  return [
    http.get('/api/me', () => HttpResponse.json({ id, name, email, role, locationIds })),
    http.post('/api/auth/sign-out', () => HttpResponse.json({ success: true })),
  ];
}

/** Nobody else is at any lead; signs of life are no writes of a person. */
function presenceHandlers(): RequestHandler[] {
  return [
    http.post('/api/leads/:id/presence', () => HttpResponse.json([])),
    http.delete('/api/leads/:id/presence', () => HttpResponse.json({})),
  ];
}

/** Everybody may be contacted, and nobody has said anything. */
function consentHandlers(): RequestHandler[] {
  return [http.get('/api/leads/:id/consents', () => HttpResponse.json(records.consents()))];
}

/** A day on which nothing is due and everybody is here. */
function dayHandlers(): RequestHandler[] {
  return [
    http.get('/api/today', () => HttpResponse.json(records.today())),
    http.get('/api/today/counts', () => HttpResponse.json({ due: 0, late: 0 })),
    http.get('/api/me/away', () => HttpResponse.json({ until: null })),
    http.get('/api/me/monthly-mail', () => HttpResponse.json({ on: true })),
    http.post('/api/queue/next', () => HttpResponse.json({ total: 0, turn: null, taken: [] })),
  ];
}

function readHandlers(api: StaffApi): RequestHandler[] {
  return [
    http.get('/api/leads/counts', ({ request }) => {
      const found = matching(api, 'leads', request.url).filter(isLead);
      const counts = statuses.map((each) => [
        each,
        found.filter((lead) => lead.status === each).length,
      ]);
      return HttpResponse.json({ all: found.length, ...Object.fromEntries(counts) });
    }),
    http.post('/api/leads/bulk-preview', async ({ request }) => {
      const { ids } = (await request.json()) as { ids: number[] };
      return HttpResponse.json({ will: ids, wont: [], uncalled: 0, idle: 0, booked: 0 });
    }),
    // Nothing was merged.
    http.get('/api/leads/:id/merges', () => HttpResponse.json([])),
    http.get('/api/:resource', ({ params, request }) => {
      const found = matching(api, String(params['resource']), request.url);
      const [from, to] = rangeOf(request.url);
      const page = found.slice(from, to + 1);
      const span = `${from}-${from + page.length - 1}/${found.length}`;
      return HttpResponse.json(page, {
        headers: { 'Content-Range': `${String(params['resource'])} ${span}` },
      });
    }),
    http.get('/api/:resource/:id', ({ params }) => {
      const rows = api.tables[String(params['resource'])] ?? [];
      const row = rows.find((each) => String(each.id) === params['id']);
      return row
        ? HttpResponse.json(row)
        : refuse(404, { message: 'This lead does not exist, or is not yours to see.' });
    }),
  ];
}

/** Nothing was done before the page opened; what is named can be taken back. */
function undoHandlers(api: StaffApi): RequestHandler[] {
  return [
    http.get('/api/undo', () => HttpResponse.json(null)),
    http.post('/api/undo', async ({ request }) => {
      const { activityId } = (await note(api, request)) as { activityId: number };
      return HttpResponse.json(records.undone({ activityId }));
    }),
  ];
}

/** Everybody is here once, and belongs to nobody. */
function duplicateHandlers(): RequestHandler[] {
  return [
    http.get('/api/leads/:id/related', () => HttpResponse.json(related())),
    http.post('/api/duplicates/check', () => HttpResponse.json([])),
  ];
}

async function note(api: StaffApi, request: Request): Promise<unknown> {
  const text = await request.text();
  const { pathname, searchParams } = new URL(request.url);
  const filter = searchParams.get('filter');
  const path = filter === null ? pathname : `${pathname}?filter=${filter}`;
  const body: unknown = text === '' ? null : JSON.parse(text);
  api.sent.push({ method: request.method, path, body });
  return body;
}

/** The name of the first deed; each write has the next. */
export const firstDeed = 501;
const canBeTakenBack =
  /\/(calls|notes|assign|close|reopen|emails|postpone|skip|stop-contact|consents|resume-contact|complete|no-show|hand-over|away|rule-out|appointments|leads|merge)$/;

function writeHandlers(api: StaffApi): RequestHandler[] {
  const answer = async ({ request }: { request: Request }) => {
    const body = await note(api, request);
    const deed = String(firstDeed - 1 + api.sent.length);
    const isDeed = canBeTakenBack.test(new URL(request.url).pathname);
    return HttpResponse.json(
      { id: 99, ...(isObject(body) ? body : {}) },
      { headers: isDeed ? { [deedHeader]: deed } : {} },
    );
  };
  return [http.post('/api/*', answer), http.put('/api/*', answer)];
}

function rangeOf(url: string): [from: number, to: number] {
  return JSON.parse(new URL(url).searchParams.get('range') ?? '[0,999]') as [number, number];
}

function matching(api: StaffApi, resource: string, url: string): Row[] {
  const filter: unknown = JSON.parse(new URL(url).searchParams.get('filter') ?? '{}');
  const rows = api.tables[resource] ?? [];
  return rows.filter((row) => fits({ ...row }, isObject(filter) ? filter : {}));
}

/** Equality, any of a list, `_isnull` and a search over names: what these tests use. */
function fits(row: Record<string, unknown>, filter: Record<string, unknown>): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    if (key === 'q') {
      return `${String(row['firstName'])} ${String(row['lastName'])}`.includes(String(wanted));
    }
    if (key.endsWith('_isnull')) {
      return (row[key.slice(0, -'_isnull'.length)] === null) === wanted;
    }
    if (key.endsWith('_gte') || key.endsWith('_lte')) {
      const value = String(row[key.slice(0, -4)]);
      return key.endsWith('_gte') ? value >= String(wanted) : value <= String(wanted);
    }
    return Array.isArray(wanted) ? wanted.includes(row[key]) : row[key] === wanted;
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLead(row: Row): row is Lead {
  return 'status' in row && 'reference' in row;
}

/** A manager is signed in instead of the front desk. */
export const manager = http.get('/api/me', () =>
  HttpResponse.json({
    id: 'ruth',
    name: 'Ruth Lindqvist',
    email: 'ruth@example.com',
    role: 'manager',
    locationIds: [1],
  }),
);
